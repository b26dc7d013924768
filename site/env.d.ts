/// <reference types="astro/client" />

import type { ContentReader } from './content/graph.ts'

declare global {
  namespace App {
    interface Locals {
      content: ContentReader
      /** Without a trailing slash. */
      siteUrl: string
      /** YYYY-MM-DD in the city. */
      today: string
      /** Is told why a page could not be rendered. */
      onFailure?: (error: unknown) => void
    }
  }
}
