/** Documents and files in a form in which a backup and a lake can be compared: a reference to a file names the file's content. */
import { hash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { isDeepStrictEqual } from 'node:util'
import { isRecord } from '../foundation/json.ts'

export type Documents = ReadonlyMap<string, Readonly<Record<string, unknown>>>

/** Of a data folder or a backup of one. */
export function rowsOf(folder: string): Documents {
  const database = new DatabaseSync(join(folder, 'lake.sqlite'), { readOnly: true })
  try {
    const rows = database.prepare('SELECT body FROM documents').all()
    return documentsIn(rows.map(({ body }) => String(body)))
  } finally {
    database.close()
  }
}

/** @param hashes of an archive's files by their place in it */
export function documentsIn(
  lines: readonly string[],
  hashes: ReadonlyMap<string, string> = new Map(),
): Documents {
  const documents = new Map<string, Record<string, unknown>>()
  for (const line of lines) {
    const value: unknown = line.trim() === '' ? undefined : JSON.parse(line)
    if (!isRecord(value) || typeof value['_id'] !== 'string') continue
    // What hosted Sanity keeps for itself is in its exports and in no lake.
    if (/^_\.(?!releases\.)/.test(value['_id'])) continue
    const comparable = withHashes(value, hashes)
    if (isRecord(comparable)) documents.set(value['_id'], comparable)
  }
  return documents
}

/** A reference to a file as an archive has it and as a lake has it: both name the file's content. */
function withHashes(value: unknown, hashes: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((member) => withHashes(member, hashes))
  if (!isRecord(value)) return value
  const { _sanityAsset, ...rest } = value
  const fields = Object.entries(rest).map(([name, member]) => [name, withHashes(member, hashes)])
  const place = typeof _sanityAsset === 'string' ? /(?:images|files)\/.+$/.exec(_sanityAsset)?.[0] : undefined
  if (place !== undefined) return { ...Object.fromEntries(fields), asset: hashes.get(place) }
  const reference = isRecord(rest['asset']) ? rest['asset']['_ref'] : undefined
  const hash =
    typeof reference === 'string' ? /^(?:image|file)-([\da-f]{40})-/.exec(reference)?.[1] : undefined
  return hash === undefined ? Object.fromEntries(fields) : { ...Object.fromEntries(fields), asset: hash }
}

/** Of every restore anew. */
const NOT_COMPARED = new Set(['_rev', 'url', 'uploadId'])

/** @returns the ids of those that the second does not have, or has otherwise */
export function differing(expected: Documents, found: Documents): string[] {
  const comparable = (document: Readonly<Record<string, unknown>> = {}) =>
    Object.fromEntries(Object.entries(document).filter(([name]) => !NOT_COMPARED.has(name)))
  return [...expected]
    .filter(([id, document]) => !isDeepStrictEqual(comparable(document), comparable(found.get(id))))
    .map(([id]) => id)
}

/** The SHA-1 of every file of a folder, by name; none where there is no such folder. */
export async function hashesOf(folder: string): Promise<Map<string, string>> {
  const hashes = new Map<string, string>()
  for (const name of await readdir(folder).catch((): string[] => []))
    hashes.set(name, hash('sha1', await readFile(join(folder, name))))
  return hashes
}
