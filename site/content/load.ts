/** What is published, read from the store: all of it, some of it, or only which versions there are. */
import type { SanityClient } from '@sanity/client'
import { isAsset } from './assets.ts'
import { isRecord } from '../../shared/is-record.ts'
import { readExport } from './read-export.ts'

/** Documents asked for at once by id; their ids must fit into one address. */
const BATCH_SIZE = 50

export const PUBLISHED =
  '!(_id in path("drafts.**")) && !(_id in path("versions.**")) && !(_id in path("_.**")) && !(_id in path("messages.**"))'

/** Documents asked for at once by query. */
const PAGE = 1_000

type Keep = (document: unknown) => unknown

/**
 * @param keep what is to be held of a document, asked as soon as it is read; what the store gave may then be let go
 * @throws where the store fails, is silent for too long or answers with something else
 */
export async function loadDocuments(
  client: SanityClient,
  keep: Keep = (document) => document,
): Promise<unknown[]> {
  if (client.config().token === undefined) return loadByQuery(client, keep)
  return loadExport(client, (document) =>
    revisionOf(document).flatMap(([id]) => (isPublished(id) ? [keep(document)] : [])),
  )
}

/**
 * Drafts and versions too, by the store's export: a query for all of a large dataset may take longer than a store lets a query
 * take. The client must have a token.
 */
export function loadEverything(client: SanityClient): Promise<unknown[]> {
  return loadExport(client, (document) => [document])
}

async function loadExport(client: SanityClient, keep: (document: unknown) => unknown[]): Promise<unknown[]> {
  const documents: unknown[] = []
  await readExport(client, (line) => documents.push(...keep(atStore(client, parse(line)))))
  return documents
}

/** An export that fails on its way says so in its last line. */
function parse(line: string): unknown {
  const document: unknown = JSON.parse(line)
  if (revisionOf(document).length > 0) return document
  throw new TypeError(`The store ended its list of documents with: ${line.slice(0, 200)}`)
}

/** Without a token, some at a time. */
async function loadByQuery(client: SanityClient, keep: Keep): Promise<unknown[]> {
  const documents: unknown[] = []
  let last: string | undefined = ''
  while (last !== undefined) {
    const some = await loadList(client, `*[${PUBLISHED} && _id > $last] | order(_id) [0...${PAGE}]`, { last })
    documents.push(...some.map((document) => keep(atStore(client, document))))
    last = some.length < PAGE ? undefined : some.flatMap(revisionOf).at(-1)?.[0]
  }
  return documents
}

/** As {@link PUBLISHED} says it in a query. */
function isPublished(id: string): boolean {
  return !/^(?:drafts|versions|_|messages)\./.test(id)
}

/** @returns each of the documents as it is now; undefined for one that is not there */
export async function loadSome(client: SanityClient, ids: Iterable<string>): Promise<Map<string, unknown>> {
  const wanted = [...ids]
  const documents = new Map<string, unknown>(wanted.map((id) => [id, undefined]))
  for (let at = 0; at < wanted.length; at += BATCH_SIZE) {
    const some = wanted.slice(at, at + BATCH_SIZE)
    const found = await client.getDocuments(some)
    for (const document of found) if (document) documents.set(document._id, atStore(client, document))
  }
  return documents
}

/** The revision of every published document, by id. */
export async function loadRevisions(client: SanityClient): Promise<Map<string, string>> {
  const found = await loadList(client, `*[${PUBLISHED}]{_id, _rev}`)
  return new Map(found.flatMap(revisionOf))
}

/** @returns nothing for a value that is no document */
export function revisionOf(value: unknown): [string, string][] {
  if (!isRecord(value) || typeof value['_id'] !== 'string') return []
  return [[value['_id'], typeof value['_rev'] === 'string' ? value['_rev'] : '']]
}

async function loadList(
  client: SanityClient,
  query: string,
  parameters: Record<string, string> = {},
): Promise<unknown[]> {
  const found: unknown = await client.fetch<unknown>(query, parameters, { perspective: 'published' })
  if (!Array.isArray(found)) throw new TypeError('The store did not answer with a list of documents.')
  return [...new Set<unknown>(found)]
}

/** Files of the embedded lake are where the lake is now, whatever address they were kept with. */
export function atStore(client: SanityClient, document: unknown): unknown {
  const { apiHost, projectId } = client.config()
  if (projectId !== 'local' || !isAsset(document)) return document
  return { ...document, url: new URL(document.path, apiHost).href }
}
