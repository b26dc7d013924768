/** One body as an HTTP response: conditional, in part, or whole (RFC 9110, sections 13 and 14). */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import fresh from 'fresh'
import { parse } from 'range-parser'

export interface Body {
  /** Only called where the body is sent. @returns undefined where it is not kept any more */
  readonly load: () => Promise<Uint8Array | undefined>
  /** With its quotes. */
  readonly etag: string
  readonly encoding: string | undefined
}

export async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  status: 200 | 404,
  headers: Readonly<Record<string, string>>,
  body: Body,
): Promise<void> {
  const { load, etag, encoding } = body
  const whole = {
    ...headers,
    ETag: etag,
    ...(encoding === undefined ? {} : { 'Content-Encoding': encoding }),
  }
  if (status === 200 && fresh(request.headers, { etag })) {
    response.writeHead(304, whole).end()
    return
  }
  const content = await load()
  if (!content) {
    response.writeHead(503, { ...headers, 'Cache-Control': 'no-store', 'Retry-After': '1' }).end()
    return
  }
  const range = status === 200 ? rangeOf(request, content.byteLength, etag) : undefined
  if (range === 'unsatisfiable') {
    response.writeHead(416, { ...headers, 'Content-Range': `bytes */${content.byteLength}` }).end()
    return
  }
  const part = range ? content.subarray(range.start, range.end + 1) : content
  response.writeHead(range ? 206 : status, {
    ...whole,
    'Content-Length': part.byteLength,
    ...(range ? { 'Content-Range': `bytes ${range.start}-${range.end}/${content.byteLength}` } : {}),
  })
  if (request.method === 'HEAD') response.end()
  else if (part.byteLength <= PIECE) response.end(part)
  else await pipeline(Readable.from(piecesOf(part)), response)
}

/** Bytes that are written at once; a client that takes none of them for long is closed. */
const PIECE = 64 * 1024

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += PIECE) yield bytes.subarray(at, at + PIECE)
}

/** One range is answered in part; several, or one of a body that has changed meanwhile, with the whole. */
function rangeOf(
  { headers, method }: IncomingMessage,
  size: number,
  etag: string,
): { readonly start: number; readonly end: number } | 'unsatisfiable' | undefined {
  const { range, 'if-range': condition } = headers
  if (range === undefined || method !== 'GET') return undefined
  if (condition !== undefined && condition !== etag) return undefined
  const { code, type, ranges } = parse(size, range)
  if (type !== 'bytes' || (code & 1) === 1 || size === 0) return undefined
  if (ranges.length === 0) return 'unsatisfiable'
  return ranges.length === 1 ? ranges[0] : undefined
}
