/** The contact form as a Cloudflare worker in front of the static files; needs the flag nodejs_compat. */
import { createHandlerFrom } from '../environment.ts'

interface Environment extends Readonly<Record<string, unknown>> {
  /** The static files, as bound in wrangler.jsonc. */
  readonly ASSETS: { fetch(request: Request): Promise<Response> }
}

let handler: ReturnType<typeof createHandlerFrom> | undefined

export default {
  async fetch(request: Request, environment: Environment): Promise<Response> {
    if (request.method !== 'POST' || new URL(request.url).pathname !== '/contact/bericht/')
      return environment.ASSETS.fetch(request)
    handler ??= createHandlerFrom(environment)
    return handler(request, request.headers.get('cf-connecting-ip') ?? '')
  },
}
