/** The network address of the requester. */
import { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import { isRecord } from './json.ts'

/** The peer of the connection; where that is a proxy on this machine, the client it forwards for. Empty where there is none. */
export function addressOf(context: Context): string {
  const env: unknown = context.env
  const incoming = isRecord(env) ? env['incoming'] : undefined
  const direct = incoming instanceof IncomingMessage ? (incoming.socket.remoteAddress ?? '') : ''
  const isLocal = /^(?:::ffff:)?127\.|^::1$/.test(direct)
  const forwarded = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return isLocal && forwarded !== undefined && forwarded !== '' ? forwarded : direct
}
