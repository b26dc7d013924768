/** Puts a backup in the place of the dataset: written aside and checked, then switched; what was there goes to the backups. */
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { kindOf, MEASURED_FIELDS } from '../accounts/access.ts'
import { openAssetFiles } from '../assets/files.ts'
import { updateAssetUrls } from '../assets/asset-urls.ts'
import { without } from '../foundation/json.ts'
import { openDatabase } from '../store/database.ts'
import { strongReferences } from '../store/references.ts'
import { createStore } from '../store/store.ts'
import { unpackArchive } from './archive.ts'
import { backupsOf, COMMENTS, copyDatabase, DATABASES, linkFiles } from '../store/backups.ts'
import { readDocuments, takeInAssets, type Fields } from './dataset.ts'
import { MaintenanceError } from '../foundation/maintenance-error.ts'
import { claimDataDir } from '../store/claim.ts'
import { switchTo } from './switch.ts'

export interface RestoreOptions {
  readonly dataDir: string
  /** Take the place of a dataset that is not empty. */
  readonly replace: boolean
  /** Where the lake will live, for the addresses of its assets. */
  readonly url: string
}

export interface Restored {
  readonly documents: number
  /** The folder that now holds what was there before; undefined where there was nothing. */
  readonly previous: string | undefined
}

/**
 * @param source an archive in Sanity's export format, or a folder of DATA_DIR/backups
 * @throws MaintenanceError; the dataset is then as it was
 */
export async function restore(source: string, { dataDir, replace, url }: RestoreOptions): Promise<Restored> {
  const found = await stat(source).catch((cause: unknown) => {
    throw new MaintenanceError(`${source} is not there.`, { cause })
  })
  const release = claimDataDir(dataDir)
  const aside = join(dataDir, `restoring-${randomUUID()}`)
  try {
    assertReplaceable(dataDir, replace)
    await mkdir(aside, { mode: 0o700 })
    const documents = found.isDirectory()
      ? await fromBackup(source, aside, dataDir)
      : await fromArchive(source, aside, url)
    return { documents, previous: await switchTo(aside, dataDir) }
  } finally {
    await rm(aside, { recursive: true, force: true })
    release()
  }
}

function assertReplaceable(dataDir: string, replace: boolean): void {
  if (replace || !existsSync(join(dataDir, 'lake.sqlite'))) return
  const database = openDatabase(dataDir)
  const isEmpty = createStore(database).isEmpty()
  database.close()
  if (!isEmpty)
    throw new MaintenanceError(
      `The dataset in ${dataDir} is not empty. With --replace the backup takes its place; what is there now is kept in ${backupsOf(dataDir)}.`,
    )
}

async function fromBackup(source: string, aside: string, dataDir: string): Promise<number> {
  for (const file of DATABASES) {
    if (existsSync(join(source, file))) await copyDatabase(join(source, file), join(aside, file))
  }
  if (!existsSync(join(aside, 'lake.sqlite')))
    throw new MaintenanceError(`${source} is no backup: it holds no lake.sqlite.`)
  // A day without comments comes back without them.
  if (!existsSync(join(source, COMMENTS)) && existsSync(join(dataDir, COMMENTS)))
    openDatabase(join(aside, dirname(COMMENTS))).close()
  await linkFiles(join(source, 'assets'), join(aside, 'assets'))
  const database = openDatabase(aside)
  const row = database.prepare('SELECT count(*) AS number FROM documents').get()
  database.close()
  return Number(row?.['number'])
}

async function fromArchive(source: string, aside: string, url: string): Promise<number> {
  const unpacked = join(aside, 'unpacked')
  await unpackArchive(source, unpacked)
  const assets = await takeInAssets(unpacked, openAssetFiles(aside))
  const documents = new Map(assets.documents)
  for await (const document of readDocuments(join(unpacked, 'data.ndjson'), assets.ids))
    documents.set(document._id, asMeasured(document, assets.documents))
  assertComplete(documents)
  const database = openDatabase(aside)
  try {
    const transactionId = `restore-${randomUUID()}`
    const timestamp = new Date().toISOString()
    const changes = [...documents.values()].map((document) => ({
      id: document._id,
      previous: undefined,
      result: {
        ...document,
        _createdAt: text(document['_createdAt']) ?? timestamp,
        _updatedAt: text(document['_updatedAt']) ?? timestamp,
        _rev: transactionId,
      },
    }))
    const store = createStore(database)
    if (changes.length > 0) {
      const commit = { transactionId, author: 'restore', timestamp, mutations: [], changes }
      store.batch(() => store.append(commit))
    }
    updateAssetUrls(database, url)
  } finally {
    database.close()
  }
  await rm(unpacked, { recursive: true })
  return documents.size
}

/** An asset in the list of documents is what its file was found to be, whatever the list says of it. */
function asMeasured(document: Fields, measured: ReadonlyMap<string, Fields>): Fields {
  if (kindOf(document._id, document._type) !== 'asset') return document
  const asset = measured.get(document._id)
  if (!asset)
    throw new MaintenanceError(`The archive tells of the asset "${document._id}", whose file is not in it.`)
  const found = Object.fromEntries(
    MEASURED_FIELDS.flatMap((name) => (name in asset ? [[name, asset[name]]] : [])),
  )
  return { ...without(document, ...MEASURED_FIELDS), ...found, _id: asset._id, _type: asset._type }
}

/** Nothing may point at what is not there: hosted Sanity would refuse it too. */
function assertComplete(documents: ReadonlyMap<string, Fields>): void {
  const dangling = []
  for (const [id, document] of documents) {
    for (const target of strongReferences(document))
      if (!documents.has(target)) dangling.push(`${id} → ${target}`)
  }
  if (dangling.length === 0) return
  const shown = dangling.slice(0, 10).join(', ')
  throw new MaintenanceError(
    `${dangling.length} references in the archive lead to documents that are not in it: ${shown}.`,
  )
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
