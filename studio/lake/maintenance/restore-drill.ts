/** A restore as an exercise: a backup becomes a lake in a folder of its own, which is read as any lake is and compared with the backup. */
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { DATASET } from '../foundation/project.ts'
import { unpackArchive } from './archive.ts'
import { differing, documentsIn, hashesOf, rowsOf, type Documents } from './comparable.ts'
import { restore } from './restore.ts'
import { withOpenedLake } from './running-lake.ts'

/** What a backup or a lake holds; files by their SHA-1. */
interface Content {
  readonly documents: Documents
  readonly files: ReadonlySet<string>
}

export interface Drill {
  readonly documents: number
  readonly files: number
  /** Ids and hashes of what is not in the restored lake as the backup has it. */
  readonly differences: readonly string[]
  /** Documents that the lake in use has otherwise, because editors went on; undefined where there is no lake. */
  readonly changedSince: number | undefined
}

/** @param source as `restore` takes it @param dataDir of the lake in use, which stays as it is @throws MaintenanceError as `restore` does */
export async function restoreDrill(source: string, dataDir: string): Promise<Drill> {
  const scratch = await mkdtemp(join(tmpdir(), 'restore-drill-'))
  try {
    const restored = join(scratch, 'restored')
    await restore(source, { dataDir: restored, replace: false, url: 'http://localhost' })
    const expected = await contentOf(source, scratch)
    const found = await restoredContent(restored)
    return {
      documents: found.documents.size,
      files: found.files.size,
      differences: [
        ...differing(expected.documents, found.documents),
        ...[...expected.files].filter((hash) => !found.files.has(hash)),
      ],
      changedSince: existsSync(join(dataDir, 'lake.sqlite'))
        ? changes(rowsOf(dataDir), found.documents)
        : undefined,
    }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

const changes = (now: Documents, before: Documents): number =>
  new Set([...differing(now, before), ...differing(before, now)]).size

async function contentOf(source: string, scratch: string): Promise<Content> {
  if ((await stat(source)).isDirectory()) {
    const documents = rowsOf(source)
    const files = [...documents.values()].flatMap(({ path, sha1hash }) =>
      typeof path === 'string' && typeof sha1hash === 'string' ? [sha1hash] : [],
    )
    return { documents, files: new Set(files) }
  }
  const unpacked = join(scratch, 'unpacked')
  await unpackArchive(source, unpacked)
  const hashes = new Map<string, string>()
  for (const folder of ['images', 'files'])
    for (const [name, hash] of await hashesOf(join(unpacked, folder)))
      hashes.set(`${folder}/${name}`, /^[\da-f]{40}(?=[-.])/.exec(name)?.[0] ?? hash)
  const lines = await readFile(join(unpacked, 'data.ndjson'), 'utf8')
  return { documents: documentsIn(lines.split('\n'), hashes), files: new Set(hashes.values()) }
}

/** Read over HTTP, as every client of a lake does. A file counts where its content is what its document says. */
async function restoredContent(dataDir: string): Promise<Content> {
  const text = await withOpenedLake(dataDir, async (client) => {
    const { apiHost, apiVersion, token = '' } = client.config()
    const headers = { Authorization: `Bearer ${token}` }
    return (await fetch(`${apiHost}/v${apiVersion}/data/export/${DATASET}`, { headers })).text()
  })
  const documents = documentsIn(text.split('\n'))
  const hashes = await hashesOf(join(dataDir, 'assets'))
  const files = new Set<string>()
  for (const { path, sha1hash } of documents.values())
    if (typeof path === 'string' && hashes.get(basename(path)) === sha1hash) files.add(String(sha1hash))
  return { documents, files }
}
