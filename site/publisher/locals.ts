/** What a page gets beside its address: the content, and where the site is. */
import type { FetchFile } from '../content/fetch-file.ts'
import type { ContentReader } from '../content/graph.ts'

export function localsOf(
  content: ContentReader,
  site: {
    readonly siteUrl: string
    readonly formTarget?: string | undefined
    readonly fetchFile: FetchFile
  },
): App.Locals {
  return {
    content,
    fetchFile: site.fetchFile,
    siteUrl: site.siteUrl,
    formTarget: site.formTarget,
    get today() {
      return content.today
    },
  }
}
