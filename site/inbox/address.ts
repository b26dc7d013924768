/** The address of a visitor's computer, which the limits count by. */
import type { IncomingMessage } from 'node:http'

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/**
 * The server listens on loopback, so on the internet a proxy stands before it. A proxy adds whom it speaks for at the
 * end of X-Forwarded-For; what stands before that the visitor may have made up.
 */
export function addressOf({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>): string {
  const peer = socket.remoteAddress ?? ''
  if (!LOOPBACK.has(peer)) return peer
  const forwarded = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim()
  return forwarded === undefined || forwarded === '' ? peer : forwarded
}
