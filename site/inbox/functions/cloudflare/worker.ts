/** The contact form as a Cloudflare worker in front of the static files; needs the flag nodejs_compat and a cron trigger. */
import { createHandlerFrom } from '../environment.ts'
import type { FormHandler } from '../handler.ts'

interface Environment extends Readonly<Record<string, unknown>> {
  /** The static files, as bound in wrangler.jsonc. */
  readonly ASSETS: { fetch(request: Request): Promise<Response> }
}

interface Context {
  waitUntil(work: Promise<void>): void
}

let handler: FormHandler | undefined

export default {
  async fetch(request: Request, environment: Environment, context: Context): Promise<Response> {
    if (request.method !== 'POST' || new URL(request.url).pathname !== '/contact/bericht/')
      return environment.ASSETS.fetch(request)
    handler ??= createHandlerFrom(environment)
    const address = request.headers.get('cf-connecting-ip') ?? ''
    return handler.answer(request, address, (work) => context.waitUntil(work))
  },
  async scheduled(_event: unknown, environment: Environment): Promise<void> {
    handler ??= createHandlerFrom(environment)
    await handler.upkeep()
  },
}
