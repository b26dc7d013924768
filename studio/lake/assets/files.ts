/** The originals: one file per content, named by its hash; streamed in and out, never whole in memory. */
import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream, type Stats } from 'node:fs'
import { link, lstat, mkdir, open, readdir, rename, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { LakeError } from '../foundation/errors.ts'
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../foundation/private-files.ts'

/** Bytes. */
const LARGEST_UPLOAD = 100 * 1024 * 1024
const NAME = /^[0-9a-f]{40}(?:-\d+x\d+)?\.[a-z0-9]{1,10}$/

/** An upload in a temporary file: complete, hashed, not yet named. */
export interface Incoming {
  readonly path: string
  /** SHA-1 in hex, as Sanity's asset ids have it. */
  readonly sha1: string
  /** Bytes. */
  readonly size: number
  /** On disk under its name once this resolves; a file that is there already, of the same content, is as new. */
  keep(name: string): Promise<void>
  discard(): Promise<void>
}

export interface AssetFiles {
  /** @throws LakeError 400 for an empty upload, 413 for one above 100 MB */
  receive(body: AsyncIterable<Uint8Array> | null): Promise<Incoming>
  /** @param name `<sha1>[-<w>x<h>].<extension>` @returns undefined where there is no such file, or it could not be one */
  find(name: string): Promise<{ readonly path: string; readonly stats: Stats } | undefined>
  names(): Promise<string[]>
  remove(name: string): Promise<void>
  /** Takes a file away from its name. @returns undefined where it is not there */
  setAside(name: string): Promise<SetAside | undefined>
}

/** Who uploads the same content meanwhile gets a new file. */
interface SetAside {
  readonly stats: Stats
  /** Leaves a new one as it is. */
  putBack(): Promise<void>
  remove(): Promise<void>
}

export function openAssetFiles(dataDir: string): AssetFiles {
  const directory = join(dataDir, 'assets')
  const at = (name: string): string | undefined => (NAME.test(name) ? join(directory, name) : undefined)

  async function find(name: string): ReturnType<AssetFiles['find']> {
    const path = at(name)
    if (path === undefined) return undefined
    // Not followed where it is a link: nothing outside the folder is read.
    const stats = await lstat(path).catch(() => undefined)
    return stats?.isFile() ? { path, stats } : undefined
  }

  return {
    find,
    async receive(body) {
      await mkdir(directory, { recursive: true, mode: PRIVATE_FOLDER })
      const path = join(directory, `.${randomUUID()}`)
      const hash = createHash('sha1')
      let size = 0
      const counting = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          size += chunk.byteLength
          hash.update(chunk)
          done(size > LARGEST_UPLOAD ? new LakeError(413, 'The upload is larger than 100 MB.') : null, chunk)
        },
      })
      try {
        if (body)
          await pipeline(
            Readable.from(body),
            counting,
            createWriteStream(path, { flush: true, mode: PRIVATE_FILE }),
          )
        if (size === 0) throw new LakeError(400, 'The upload is empty.')
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
      const discard = (): Promise<void> => rm(path, { force: true })
      return {
        path,
        sha1: hash.digest('hex'),
        size,
        discard,
        async keep(name) {
          const target = at(name)
          if (target === undefined) throw new LakeError(400, 'The upload has no usable name.')
          const now = new Date()
          await utimes(path, now, now)
          await rename(path, target)
          await flushDirectory(directory)
        },
      }
    },
    async names() {
      const found = await readdir(directory).catch(() => [])
      return found.filter((name) => NAME.test(name)).sort()
    },
    async remove(name) {
      const path = at(name)
      if (path !== undefined) await rm(path, { force: true })
    },
    async setAside(name) {
      const found = await find(name)
      if (!found) return undefined
      const aside = join(directory, `.${randomUUID()}`)
      await rename(found.path, aside)
      const remove = (): Promise<void> => rm(aside, { force: true })
      return {
        stats: await lstat(aside),
        remove,
        async putBack() {
          await link(aside, found.path).catch(() => undefined)
          await remove()
        },
      }
    },
  }
}

/** Puts a rename on disk, so that it outlives a loss of power; not every system can. */
async function flushDirectory(directory: string): Promise<void> {
  const handle = await open(directory).catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}
