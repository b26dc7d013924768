/** Files of the store: kept by the hash of their content, so that one file is there once. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface AssetFiles {
  /** @returns the SHA-1 of the content, in hex, as Sanity's asset ids have it */
  hash(content: Uint8Array): string
  save(name: string, content: Uint8Array): Promise<void>
  /** @param name `<sha1>[-<w>x<h>].<ext>`; undefined where there is no such file */
  read(name: string): Promise<Buffer | undefined>
  /** A file that can be made again, such as a smaller picture. */
  cached(key: string, make: () => Promise<Buffer>): Promise<Buffer>
}

export function openAssetFiles(dataDir: string): AssetFiles {
  const files = join(dataDir, 'assets')
  const cache = join(dataDir, 'cache', 'images')

  async function save(directory: string, name: string, content: Uint8Array): Promise<void> {
    await mkdir(directory, { recursive: true })
    const aside = join(directory, `.${randomUUID()}`)
    await writeFile(aside, content, { flush: true })
    await rename(aside, join(directory, name))
  }

  return {
    hash: (content) => createHash('sha1').update(content).digest('hex'),
    save: (name, content) => save(files, name, content),
    read(name) {
      if (!/^[0-9a-f]{40}(?:-\d+x\d+)?\.[a-z0-9]+$/.test(name)) return Promise.resolve(undefined)
      return readFile(join(files, name)).catch(() => undefined)
    },
    async cached(key, make) {
      const name = createHash('sha256').update(key).digest('hex')
      const there = await readFile(join(cache, name)).catch(() => undefined)
      if (there) return there
      const made = await make()
      await save(cache, name, made)
      return made
    },
  }
}
