/** Pictures and files that no document uses, drafts and releases included; found, and removed where asked. */
import { stat } from 'node:fs/promises'
import type { SanityClient } from '@sanity/client'
import { openAssetFiles } from '../assets/files.ts'
import { isRecord } from '../foundation/json.ts'

/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1_000

interface Asset {
  readonly _id: string
  readonly path: string
  readonly originalFilename: string
  /** Bytes. */
  readonly size: number
  readonly _updatedAt: string
}

export interface Unused {
  readonly assets: readonly Asset[]
  /** Files that no asset document stands for. */
  readonly files: readonly string[]
}

/** @param olderThan days since the asset was uploaded or last changed; a draft in the making is not robbed of its picture */
export async function findUnusedAssets(
  client: SanityClient,
  { dataDir, olderThan }: { readonly dataDir: string; readonly olderThan: number },
): Promise<Unused> {
  const before = Date.now() - olderThan * DAY
  const found = await client.fetch<unknown>(
    '{"assets": *[_type in ["sanity.imageAsset", "sanity.fileAsset"]]{_id, path, originalFilename, size, _updatedAt}, "rest": *[!(_type in ["sanity.imageAsset", "sanity.fileAsset"])]}',
    {},
    { perspective: 'raw' },
  )
  const { assets = [], rest } = isRecord(found) ? found : {}
  const used = referencesIn(rest)
  const all = Array.isArray(assets) ? assets.filter(isAsset) : []
  const known = new Set(all.map(({ path }) => nameOf(path)))
  return {
    assets: all.filter(({ _id, _updatedAt }) => !used.has(_id) && Date.parse(_updatedAt) < before),
    files: await strayFiles(dataDir, known, before),
  }
}

/** Documents first, in one transaction that fails whole where one came into use meanwhile; then the files. */
export async function removeUnusedAssets(
  client: SanityClient,
  dataDir: string,
  { assets, files }: Unused,
): Promise<void> {
  if (assets.length > 0) {
    const transaction = client.transaction()
    for (const { _id } of assets) transaction.delete(_id)
    await transaction.commit({ visibility: 'sync' })
  }
  await removeFiles(client, dataDir, [...assets.map(({ path }) => nameOf(path)), ...files])
}

/** A file that is uploaded again in this very moment stays. */
async function removeFiles(client: SanityClient, dataDir: string, names: readonly string[]): Promise<void> {
  const store = openAssetFiles(dataDir)
  const began = Date.now()
  for (const name of names) {
    const aside = await store.setAside(name)
    if (!aside) continue
    const inUse = await client.fetch<number>(
      'count(*[_type in ["sanity.imageAsset", "sanity.fileAsset"] && string::endsWith(path, $end)])',
      { end: `/${name}` },
      { perspective: 'raw' },
    )
    if (inUse > 0 || aside.stats.mtimeMs > began) await aside.putBack()
    else await aside.remove()
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

async function strayFiles(dataDir: string, known: ReadonlySet<string>, before: number): Promise<string[]> {
  const store = openAssetFiles(dataDir)
  const stray = []
  for (const name of await store.names()) {
    if (known.has(name)) continue
    const file = await store.find(name)
    if (file && (await stat(file.path)).mtimeMs < before) stray.push(name)
  }
  return stray
}

/** The targets of all references, weak ones too. */
function referencesIn(value: unknown): Set<string> {
  const found = new Set<string>()
  const waiting = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (Array.isArray(next)) for (const member of next) waiting.push(member)
    else if (isRecord(next)) {
      if (typeof next['_ref'] === 'string') found.add(next['_ref'])
      waiting.push(...Object.values(next))
    }
  }
  return found
}

function isAsset(value: unknown): value is Asset {
  return (
    isRecord(value) &&
    ['_id', 'path', 'originalFilename', '_updatedAt'].every((field) => typeof value[field] === 'string') &&
    typeof value['size'] === 'number'
  )
}
