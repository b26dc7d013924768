/** Lets export tools, which fetch files without a token, read those of a private dataset: each address carries a key of its own. */
import { createHmac, timingSafeEqual } from 'node:crypto'

export interface FileKeys {
  /** @param path of an asset's document: `images/<project>/<dataset>/<name>` */
  of(path: string): string
  fits(path: string, key: string): boolean
}

/** @param secret what only the lake and its owner know */
export function createFileKeys(secret: string): FileKeys {
  const of = (path: string): string => createHmac('sha256', secret).update(`file:${path}`).digest('base64url')
  return {
    of,
    fits(path, key) {
      const [wanted, given] = [Buffer.from(of(path)), Buffer.from(key)]
      return wanted.byteLength === given.byteLength && timingSafeEqual(wanted, given)
    },
  }
}
