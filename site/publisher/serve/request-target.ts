/** What a request asks for (RFC 9112, section 3.2). */
import type { IncomingMessage } from 'node:http'

export interface RequestTarget {
  /** Decoded; undecodable escapes stay as they are and so lead nowhere. */
  readonly path: string
  /** As it came, with its question mark; empty where there is none. */
  readonly query: string
}

export function targetOf({ url = '/' }: Pick<IncomingMessage, 'url'>): RequestTarget {
  const [target = ''] = url.split('#', 1)
  const at = target.indexOf('?')
  const path = at === -1 ? target : target.slice(0, at)
  return { path: decodePath(path), query: at === -1 ? '' : target.slice(at) }
}

export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
