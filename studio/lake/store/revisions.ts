/** Revisions of documents: the present ones, whole copies at intervals, and the reverse effects between them. */
import type { DatabaseSync } from 'node:sqlite'
import { applyPatch } from 'mendoza'
import { isRecord, isStored, parseStored, without, type StoredDocument } from '../foundation/json.ts'
import { toList, toText, toTransition } from './history-rows.ts'
import type { ChangeRecord } from './transaction.ts'

/** Changes of one document between two whole copies of it. */
const CHANGES_PER_SNAPSHOT = 200

/** One change of one document, without its effects. */
export interface DocumentChange {
  /** The revision that the change replaced or ended. */
  readonly previousRev: string | undefined
  readonly seq: number
  readonly id: string
  readonly documentId: string
  readonly transition: ChangeRecord['transition']
  readonly timestamp: string
  readonly author: string
}

export interface Revisions {
  /** The document as it was right after a transaction; undefined where it did not exist or is no longer known. */
  at(id: string, seq: number): StoredDocument | undefined
  /** The newest revision of a document, also of a deleted one. */
  last(id: string): StoredDocument | undefined
  /**
   * Changes of documents before a sequence number, newest first: of the first one all, of the others those by which they came and went.
   */
  changes(ids: readonly string[], limit: number, before?: number): DocumentChange[]
  /** The revision that a document had right after a transaction; undefined where it did not exist. */
  revisionAt(id: string, seq: number): string | undefined
  /** Ids that once had, or have, documents in a release or draft of a document. */
  versionIds(publishedId: string): string[]
  /** Keeps a whole copy where the last one is many changes ago; called for each change that leaves a document. */
  snapshot(id: string, seq: number, body: string): void
}

export function createRevisions(database: DatabaseSync): Revisions {
  const selectBody = database.prepare('SELECT body FROM documents WHERE id = ?')
  const selectSnapshot = database.prepare(
    'SELECT seq, body FROM snapshots WHERE id = ? AND seq >= ? ORDER BY seq LIMIT 1',
  )
  const selectReverts = database.prepare(
    'SELECT revert FROM changes WHERE id = ? AND seq > ? AND seq <= ? ORDER BY seq DESC, position DESC',
  )
  const selectLast = database.prepare(
    'SELECT seq, transition FROM changes WHERE id = ? ORDER BY seq DESC, position DESC LIMIT 1',
  )
  const selectRevision = database.prepare(
    `SELECT coalesce(
       (SELECT t.id FROM changes c JOIN transactions t ON t.seq = c.seq WHERE c.id = ?1 AND c.seq <= ?2
        ORDER BY c.seq DESC LIMIT 1),
       (SELECT previous_rev FROM changes WHERE id = ?1 AND seq > ?2 ORDER BY seq LIMIT 1),
       (SELECT rev FROM documents WHERE id = ?1)
     ) AS rev`,
  )
  const countSinceSnapshot = database.prepare(
    `SELECT count(*) AS count FROM changes WHERE id = ?1 AND seq > coalesce((SELECT max(seq) FROM snapshots WHERE id = ?1), 0)`,
  )
  const insertSnapshot = database.prepare('INSERT OR REPLACE INTO snapshots (id, seq, body) VALUES (?, ?, ?)')
  const selectVersions = database.prepare(
    'SELECT DISTINCT id FROM changes WHERE published_id = ?1 AND id <> ?1',
  )

  function at(id: string, seq: number): StoredDocument | undefined {
    const snapshot = selectSnapshot.get(id, seq)
    const body = snapshot ? snapshot['body'] : selectBody.get(id)?.['body']
    const from = snapshot ? Number(snapshot['seq']) : Number.MAX_SAFE_INTEGER
    let value: unknown = typeof body === 'string' ? without(parseStored(body), '_rev') : null
    for (const row of selectReverts.iterate(id, seq, from))
      value = applyPatch(value, [...toList(row['revert'])])
    if (!isRecord(value)) return undefined
    const document = { ...value, _rev: revisionAt(id, seq) }
    return isStored(document) ? document : undefined
  }

  function revisionAt(id: string, seq: number): string | undefined {
    return toText(selectRevision.get(id, seq)?.['rev'])
  }

  return {
    at,
    last(id) {
      const body = selectBody.get(id)?.['body']
      if (typeof body === 'string') return parseStored(body)
      const row = selectLast.get(id)
      return row ? at(id, Number(row['seq']) - 1) : undefined
    },
    changes(ids, limit, before = Number.MAX_SAFE_INTEGER) {
      const statement = database.prepare(
        `SELECT c.seq, c.id AS document, c.transition, c.previous_rev, t.id, t.timestamp, t.author
         FROM changes c JOIN transactions t ON t.seq = c.seq
         WHERE c.id IN (${ids.map(() => '?').join(', ')}) AND c.seq < ? AND (c.id = ? OR c.transition <> 'update')
         ORDER BY c.seq DESC, c.position DESC LIMIT ?`,
      )
      return statement.all(...ids, before, ids[0] ?? '', limit).map((row) => ({
        seq: Number(row['seq']),
        previousRev: toText(row['previous_rev']),
        id: String(row['id']),
        documentId: String(row['document']),
        transition: toTransition(row['transition']),
        timestamp: String(row['timestamp']),
        author: String(row['author']),
      }))
    },
    revisionAt,
    versionIds: (publishedId) => selectVersions.all(publishedId).map((row) => String(row['id'])),
    snapshot(id, seq, body) {
      const since = Number(countSinceSnapshot.get(id)?.['count'] ?? 0)
      if (since >= CHANGES_PER_SNAPSHOT) insertSnapshot.run(id, seq, body)
    },
  }
}
