/// <reference types="astro/client" />

import type { FormState } from './content/form-state.ts'
import type { FetchFile } from './content/fetch-file.ts'
import type { ContentReader } from './content/graph.ts'

declare global {
  namespace App {
    interface Locals {
      content: ContentReader
      fetchFile: FetchFile
      /** Without a trailing slash. */
      siteUrl: string
      /** YYYY-MM-DD in the city. */
      today: string
      /** Where the contact form posts to; undefined where nobody receives it. */
      formTarget?: string | undefined
      /** Of a post that is being answered. */
      form?: FormState | undefined
    }
  }
}
