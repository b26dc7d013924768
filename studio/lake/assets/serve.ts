/** A file as an answer: harmless whatever is inside, with ETag, ranges and a name to save it under. */
import { createReadStream } from 'node:fs'
import { create as contentDisposition } from 'content-disposition'
import { lookup } from 'mrmime'
import { parse as parseRange } from 'range-parser'

/** Nothing in the file runs, nothing about it is guessed. */
const SAFE_HEADERS = {
  'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'public, max-age=31536000, immutable',
}
/** What a browser shows without running anything; all else is a download. */
const SHOWN = /^(?:image\/(?!svg)|audio\/|video\/|font\/)/

export interface Content {
  /** The file itself, or bytes that were made. */
  readonly source: string | Uint8Array
  /** Bytes. */
  readonly size: number
  /** Unchanging name of exactly these bytes. */
  readonly tag: string
  readonly mimeType: string
}

/** @param name under which a browser saves it; undefined: it is shown */
export function serve(
  request: Request,
  content: Content,
  options: { readonly saveAs: string | undefined; readonly headers?: Readonly<Record<string, string>> },
): Response {
  const etag = `"${content.tag}"`
  const headers = new Headers({
    ...SAFE_HEADERS,
    ...options.headers,
    ETag: etag,
    'Accept-Ranges': 'bytes',
    'Content-Type': content.mimeType,
  })
  if (options.saveAs !== undefined) headers.set('Content-Disposition', contentDisposition(options.saveAs))
  if (names(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  const range = rangeOf(request, content.size, etag)
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${content.size}`)
    return new Response(null, { status: 416, headers })
  }
  const { start, end } = range ?? { start: 0, end: content.size - 1 }
  headers.set('Content-Length', String(end - start + 1))
  if (range) headers.set('Content-Range', `bytes ${start}-${end}/${content.size}`)
  const body = request.method === 'HEAD' ? null : bytes(content.source, start, end)
  return new Response(body, { status: range ? 206 : 200, headers })
}

/** How a file with this ending is sent: shown with its own type, or as a download of no type at all. */
export function fileType(extension: string): { readonly mimeType: string; readonly shown: boolean } {
  const known = lookup(extension) ?? ''
  const shown = SHOWN.test(known)
  return { mimeType: shown || known === 'application/pdf' ? known : 'application/octet-stream', shown }
}

function bytes(source: string | Uint8Array, start: number, end: number): BodyInit {
  if (typeof source !== 'string') return new Uint8Array(source.subarray(start, end + 1))
  const file = createReadStream(source, { start, end })
  const chunks: AsyncIterator<Buffer> = file[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const next = await chunks.next()
      if (next.done === true) controller.close()
      else controller.enqueue(next.value)
    },
    cancel: () => void file.destroy(),
  })
}

function names(header: string | null, etag: string): boolean {
  if (header === null) return false
  return header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag || one.trim() === '*')
}

/** One range of bytes; several at once are answered with the whole, as RFC 9110 allows. */
function rangeOf(
  request: Request,
  size: number,
  etag: string,
): { start: number; end: number } | 'unsatisfiable' | undefined {
  const header = request.headers.get('range')
  const condition = request.headers.get('if-range')
  if (header === null || (condition !== null && condition !== etag)) return undefined
  const { code, type, ranges } = parseRange(size, header)
  if (type !== 'bytes' || (code & 1) === 1) return undefined
  if (ranges.length === 0) return 'unsatisfiable'
  return ranges.length === 1 ? ranges[0] : undefined
}
