/** What a page gets beside its address: the content, and where the site is. */
import type { ContentReader } from '../content/graph.ts'

export function localsOf(
  content: ContentReader,
  site: { readonly siteUrl: string; readonly formTarget?: string | undefined },
): App.Locals {
  return {
    content,
    siteUrl: site.siteUrl,
    formTarget: site.formTarget,
    get today() {
      return content.today
    },
  }
}
