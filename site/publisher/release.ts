/** Releases on disk: written aside, switched by renaming a symbolic link, the last ones kept. */
import { randomUUID } from 'node:crypto'
import {
  link,
  mkdir,
  open,
  readFile,
  readdir,
  readlink,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { PublishError } from './errors.ts'

const KEPT = 10

const manifestSchema = z.object({
  id: z.string(),
  publishedAt: z.string(),
  pages: z.number(),
  /** From an old address to the new one, both as paths. */
  redirects: z.record(z.string(), z.string()),
  /** Per address, the keys of what its page read. */
  reads: z.record(z.string(), z.array(z.string())),
})

type ReleaseManifest = z.infer<typeof manifestSchema>

export interface Release {
  readonly manifest: ReleaseManifest
  /** The public files; nothing beside them is served. */
  readonly site: string
  /** The documents that the release shows, as the store gave them. */
  readonly documents: readonly unknown[]
}

/** A release that is being written; `commit` makes it the live one, `discard` leaves no trace. */
export interface ReleaseDraft {
  readonly id: string
  /** The public folder while it is being written. */
  readonly site: string
  write(file: string, content: Uint8Array): Promise<void>
  /** Takes a file over from another release's public folder without copying; false if it is not there. */
  takeOver(file: string, from: Release): Promise<boolean>
  commit(manifest: Omit<ReleaseManifest, 'id'>, documents: readonly unknown[]): Promise<Release>
  discard(): Promise<void>
}

/** @param directory the folder that holds all releases and the link `current` */
export async function startRelease(directory: string): Promise<ReleaseDraft> {
  const id = `${new Date().toISOString().replace(/[-:.]/g, '')}-${randomUUID().slice(0, 8)}`
  const unfinished = join(directory, `unfinished-${id}`)
  const site = join(unfinished, 'site')
  await mkdir(site, { recursive: true })

  return {
    id,
    site,
    async write(file, content) {
      const path = join(site, file)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, content, { flush: true })
    },
    async takeOver(file, from) {
      const path = join(site, file)
      await mkdir(dirname(path), { recursive: true })
      return link(join(from.site, file), path).then(
        () => true,
        () => false,
      )
    },
    async commit(rest, documents) {
      const manifest = { id, ...rest }
      try {
        await writeFile(join(unfinished, 'documents.json'), JSON.stringify(documents), { flush: true })
        await writeFile(join(unfinished, 'release.json'), JSON.stringify(manifest), { flush: true })
        await rename(unfinished, join(directory, id))
        await flushDirectory(directory)
        await pointTo(directory, id)
      } catch (cause) {
        throw new PublishError('switch', 'The new release cannot be put in place.', { cause })
      }
      await prune(directory)
      return { manifest, site: join(directory, id, 'site'), documents }
    },
    async discard() {
      await rm(unfinished, { recursive: true, force: true })
    },
  }
}

/** The release that the link `current` names; undefined where there is none that can be read. */
export async function currentRelease(directory: string): Promise<Release | undefined> {
  try {
    const id = await readlink(join(directory, 'current'))
    const folder = join(directory, id)
    const manifest = manifestSchema.parse(JSON.parse(await readFile(join(folder, 'release.json'), 'utf8')))
    const documents = z
      .array(z.unknown())
      .parse(JSON.parse(await readFile(join(folder, 'documents.json'), 'utf8')))
    return { manifest, site: join(folder, 'site'), documents }
  } catch {
    return undefined
  }
}

async function pointTo(directory: string, id: string): Promise<void> {
  const aside = join(directory, `current-${randomUUID()}`)
  await symlink(id, aside)
  await rename(aside, join(directory, 'current'))
  await flushDirectory(directory)
}

async function flushDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function prune(directory: string): Promise<void> {
  const names = await readdir(directory)
  const finished = names.filter((name) => /^\d{8}T/.test(name)).sort()
  const live = await readlink(join(directory, 'current'))
  const old = finished.slice(0, -KEPT).filter((name) => name !== live)
  await Promise.all(old.map((name) => rm(join(directory, name), { recursive: true, force: true })))
}

/** Removes what an interrupted run left behind. */
export async function clearUnfinished(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true })
  const names = await readdir(directory)
  const left = names.filter((name) => name.startsWith('unfinished-') || name.startsWith('current-'))
  await Promise.all(left.map((name) => rm(join(directory, name), { recursive: true, force: true })))
}
