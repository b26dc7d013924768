/** Hono's limit of a request's body, for servers that leave the global objects alone. */
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/** @param options as Hono's `bodyLimit` takes them */
export function limitBody(options: Parameters<typeof bodyLimit>[0]): MiddlewareHandler {
  const limit = bodyLimit(options)
  return (context, next) => {
    const { url, method, headers, body } = context.req.raw
    // A body of unknown length is copied into a request made of this one, which only one of Node's own allows.
    const init = { method, headers, body, duplex: 'half' }
    if (body !== null) context.req.raw = new Request(url, init)
    return limit(context, next)
  }
}
