/** Pictures that were made once, kept on disk up to a bound; the longest unused goes first. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LRUCache } from 'lru-cache'

/** Bytes. */
const MAX_BYTES = 1024 ** 3

export interface RenditionCache {
  /** Made once, however many ask at the same time. @throws what `make` throws */
  get(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>
  /** @returns an unchanging name for what the key stands for */
  name(key: string): string
}

/** @param bound bytes on disk, 1 GB unless told otherwise */
export function openRenditionCache(dataDir: string, bound = MAX_BYTES): RenditionCache {
  const directory = join(dataDir, 'cache', 'images')
  const sizes = new LRUCache<string, number>({
    maxSize: bound,
    sizeCalculation: (size) => Math.max(1, size),
    dispose: (_size, name, reason) => {
      if (reason === 'evict') void rm(join(directory, name), { force: true })
    },
  })
  const ready = oldestFirst(directory).then((found) => {
    for (const { name, size } of found) sizes.set(name, size)
  })
  const making = new Map<string, Promise<Uint8Array>>()

  const nameOf = (key: string): string => createHash('sha256').update(key).digest('hex')

  async function make(name: string, produce: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const made = await produce()
    const aside = join(directory, `.${randomUUID()}`)
    try {
      await writeFile(aside, made)
      await rename(aside, join(directory, name))
      sizes.set(name, made.byteLength)
    } catch {
      // A full disk is no reason to keep the picture from who asked for it.
      await rm(aside, { force: true })
    }
    return made
  }

  return {
    name: nameOf,
    async get(key, produce) {
      await ready
      const name = nameOf(key)
      const kept =
        sizes.get(name) === undefined
          ? undefined
          : await readFile(join(directory, name)).catch(() => undefined)
      if (kept) return kept
      const underway = making.get(name)
      if (underway) return underway
      const made = make(name, produce).finally(() => making.delete(name))
      making.set(name, made)
      return made
    },
  }
}

async function oldestFirst(directory: string): Promise<{ name: string; size: number }[]> {
  const found = []
  await mkdir(directory, { recursive: true, mode: 0o700 })
  for (const name of await readdir(directory)) {
    const path = join(directory, name)
    if (name.startsWith('.')) await rm(path, { force: true })
    else {
      const stats = await stat(path).catch(() => undefined)
      if (stats) found.push({ name, size: stats.size, at: stats.mtimeMs })
    }
  }
  return found.sort((one, other) => one.at - other.at)
}
