/** `/data/export/:dataset`: every document as NDJSON, as one moment had them. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Hono } from 'hono'
import { mayRead } from '../accounts/access.ts'
import type { Role } from '../accounts/identity.ts'
import type { LakeContext, LakeVariables } from './context.ts'
import { addressOf } from '../foundation/client-address.ts'
import { slowReaderError, toWebStream } from '../foundation/web-stream.ts'
import { requireAuthorised } from './request.ts'

/** Characters that are gathered before they are sent, and bytes that leave at once. */
const CHUNK = 64 * 1024
/** Of the event streams that one may have open: each keeps a connection to the database, and what is deleted meanwhile in its log. */
const WEIGHT = 200
/** Milliseconds. */
const TIMEOUT = 600_000

export function exportRoutes(
  { isPublic, visibility, fileKeys, streamLimits }: LakeContext,
  dataDir: string,
): Hono<LakeVariables> {
  const app = new Hono<LakeVariables>()
  app.get('/export/:dataset', (context) => {
    requireAuthorised(context.get('authorised'))
    const types = (context.req.query('types') ?? '').split(',').filter(Boolean)
    const { origin } = new URL(context.req.url)
    // Export tools fetch the files themselves, so they get addresses that answer to them.
    const isOpen = isPublic && visibility.hidesNothing
    const urlOf = (path: string): string => `${origin}/${path}${isOpen ? '' : `?key=${fileKeys.of(path)}`}`
    const identity = context.get('identity')
    const release = streamLimits.acquire({ identity: identity?.id, address: addressOf(context) }, WEIGHT)
    const chunks = lines(join(dataDir, 'lake.sqlite'), types, urlOf, identity?.role)
    return new Response(toWebStream(chunks, release), { headers: { 'Content-Type': 'application/x-ndjson' } })
  })
  return app
}

/** A reader of its own, so that writers neither wait for it nor show in it. */
async function* lines(
  path: string,
  types: readonly string[],
  urlOf: (path: string) => string,
  role: Role | undefined,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    database.exec('BEGIN')
    database.function('url_of', (path) => urlOf(String(path)))
    const chosen = types.length === 0 ? '' : `WHERE type IN (${types.map(() => '?').join(', ')})`
    const documents = database.prepare(
      `SELECT CASE WHEN type IN ('sanity.imageAsset', 'sanity.fileAsset')
         THEN json_set(body, '$.url', url_of(json_extract(body, '$.path'))) ELSE body END AS body, id, type
       FROM documents ${chosen} ORDER BY id`,
    )
    const end = performance.now() + TIMEOUT
    let text = ''
    for (const row of documents.iterate(...types)) {
      if (!mayRead(role, String(row['id']), String(row['type']))) continue
      text += `${String(row['body'])}\n`
      if (text.length < CHUNK) continue
      yield* piecesOf(text)
      if (performance.now() > end) throw slowReaderError('The export was not read in time.')
      text = ''
      await new Promise((next) => setImmediate(next))
    }
    yield* piecesOf(text)
  } finally {
    database.close()
  }
}

function* piecesOf(text: string): Generator<Uint8Array<ArrayBuffer>> {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK)
}
