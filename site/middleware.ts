/** Gives every page its content where no publisher has: under `astro build` and `astro dev`. */
import { defineMiddleware } from 'astro:middleware'
import { currentClient, currentGraph, formTarget, siteUrl } from './content/current.ts'
import { fileFetcher } from './content/fetch-file.ts'

export const onRequest = defineMiddleware(async ({ locals }, next) => {
  if (!('content' in locals)) {
    const content = (await currentGraph()).reader()
    Object.assign(locals, {
      content,
      fetchFile: fileFetcher(currentClient()),
      siteUrl: siteUrl(),
      formTarget: formTarget(),
      today: content.today,
    })
  }
  return next()
})
