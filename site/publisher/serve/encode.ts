/** Compressed bodies: made at the first request or right after a publish, kept in memory by content, so never stale. */
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { LRUCache } from 'lru-cache'

export type Encoding = 'br' | 'gzip'

/** Bytes. Ten thousand pages compressed are about this much. */
const MEMORY = 64 * 1024 * 1024
/** Bytes above which a body, such as a large picture, is not kept: it would drive out hundreds of pages. */
const LARGE = 1024 * 1024
/** Bytes below which compressing saves no packet. */
const SMALL = 1024

const COMPRESSIBLE =
  /^(?:text\/|application\/(?:json|xml|javascript|manifest|rss|atom|wasm)|image\/svg)|[+/](?:json|xml)/

export interface Encoder {
  /** @param hash names the content; the same hash must always come with the same content @param encoding undefined: as it is */
  encode(
    hash: string,
    encoding: Encoding | undefined,
    content: () => Uint8Array | undefined,
  ): Promise<Uint8Array | undefined>
}

export function isCompressible(type: string, size: number): boolean {
  return size >= SMALL && COMPRESSIBLE.test(type)
}

/** @param lookedUp told of every look into what is kept */
export function encoder(lookedUp: (isHit: boolean) => void = () => undefined): Encoder {
  const done = new LRUCache<string, Uint8Array>({
    maxSize: MEMORY,
    maxEntrySize: LARGE,
    sizeCalculation: ({ byteLength }) => Math.max(1, byteLength),
  })
  const running = new Map<string, Promise<Uint8Array>>()

  return {
    async encode(hash, encoding, content) {
      const name = `${encoding ?? 'plain'}:${hash}`
      const known = done.get(name) ?? running.get(name)
      lookedUp(known !== undefined)
      if (known) return known
      const body = content()
      if (!body) return undefined
      if (encoding === undefined) {
        done.set(name, body)
        return body
      }
      const work = compress(encoding, body).finally(() => running.delete(name))
      running.set(name, work)
      const encoded = await work
      done.set(name, encoded)
      return encoded
    },
  }
}

/** Quality 5 is where brotli on pages gets dear: 11 takes forty times as long to save a tenth. */
function compress(encoding: Encoding, body: Uint8Array): Promise<Uint8Array> {
  if (encoding === 'gzip') return promisify(gzip)(body, { level: 6 })
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 5,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
  }
  return promisify(brotliCompress)(body, { params })
}
