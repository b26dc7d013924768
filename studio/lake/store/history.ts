/** What documents were: their transactions, their earlier revisions, and how long these are kept. */
import type { DatabaseSync } from 'node:sqlite'
import { applyPatch } from 'mendoza'
import { isRecord, isStored, parseStored, without, type StoredDocument } from '../foundation/json.ts'
import { getPublishedId } from '../foundation/document-id.ts'
import type { ChangeRecord, TransactionRecord } from './transaction.ts'

/** Changes of one document between two whole copies of it. */
const CHANGES_PER_SNAPSHOT = 200

interface TransactionRange {
  /** Sequence numbers, both included. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** Timestamps in ISO 8601, both included. */
  readonly fromTime?: string | undefined
  readonly toTime?: string | undefined
  readonly authors?: readonly string[] | undefined
  readonly newestFirst?: boolean
  readonly limit: number
}

/** One change of one document, without its effects. */
export interface Step {
  /** The revision that the change replaced or ended. */
  readonly previousRev: string | undefined
  readonly seq: number
  readonly id: string
  readonly documentId: string
  readonly transition: ChangeRecord['transition']
  readonly timestamp: string
  readonly author: string
}

export interface History {
  /** The transaction that was written last. */
  newest(): { readonly seq: number; readonly id: string } | undefined
  /** Of the transaction with an id; undefined where it is not, or no longer, known. */
  seqOf(transactionId: string): number | undefined
  /** The last transaction of a document at or before a moment. */
  seqAt(id: string, time: string): number | undefined
  transactions(ids: readonly string[], range: TransactionRange): TransactionRecord[]
  /** Up to `limit` transactions of all documents after one, oldest first. */
  after(seq: number, limit: number): TransactionRecord[]
  /** The document as it was right after a transaction; undefined where it did not exist or is no longer known. */
  at(id: string, seq: number): StoredDocument | undefined
  /** The newest revision of a document, also of a deleted one. */
  last(id: string): StoredDocument | undefined
  /**
   * Changes of documents before a sequence number, newest first: of the first one all, of the others those by which they came and went.
   */
  steps(ids: readonly string[], limit: number, before?: number): Step[]
  /** The revision that a document had right after a transaction. */
  revisionAt(id: string, seq: number): string | undefined
  /** Ids that once had, or have, documents in a release or draft of a document. */
  versionIds(publishedId: string): string[]
  /** Keeps a whole copy where the last one is many changes ago; called for each change that leaves a document. */
  snapshot(id: string, seq: number, body: string): void
  purge(id: string): void
  /** Leaves of a document's changes only that they were. */
  blank(id: string): void
  /** Forgets what was before a moment. @returns how many changes went */
  forgetBefore(time: string): number
}

export function createHistory(database: DatabaseSync): History {
  const selectSeq = database.prepare('SELECT seq FROM transactions WHERE id = ?')
  const selectNewest = database.prepare('SELECT seq, id FROM transactions ORDER BY seq DESC LIMIT 1')
  const selectSeqAt = database.prepare(
    'SELECT max(c.seq) AS seq FROM changes c JOIN transactions t ON t.seq = c.seq WHERE c.id = ? AND t.timestamp <= ?',
  )
  const selectAfter = database.prepare('SELECT * FROM transactions WHERE seq > ? ORDER BY seq LIMIT ?')
  const selectChanges = database.prepare('SELECT * FROM changes WHERE seq = ? ORDER BY position')
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
    'SELECT t.id FROM changes c JOIN transactions t ON t.seq = c.seq WHERE c.id = ? AND c.seq <= ? ORDER BY c.seq DESC LIMIT 1',
  )
  const countSinceSnapshot = database.prepare(
    `SELECT count(*) AS count FROM changes WHERE id = ?1 AND seq > coalesce((SELECT max(seq) FROM snapshots WHERE id = ?1), 0)`,
  )
  const insertSnapshot = database.prepare('INSERT OR REPLACE INTO snapshots (id, seq, body) VALUES (?, ?, ?)')
  const selectVersions = database.prepare(
    `SELECT DISTINCT id FROM changes WHERE id = 'drafts.' || ?1 OR (id >= 'versions.' AND id < 'versions/' AND id LIKE '%.' || ?1)`,
  )

  function toTransaction(row: Record<string, unknown>): TransactionRecord {
    const seq = Number(row['seq'])
    return {
      seq,
      id: String(row['id']),
      author: String(row['author']),
      timestamp: String(row['timestamp']),
      mutations: JSON.parse(String(row['mutations'])),
      changes: selectChanges.all(seq).map((change) => ({
        id: String(change['id']),
        transition: transition(change['transition']),
        previousRev: typeof change['previous_rev'] === 'string' ? change['previous_rev'] : undefined,
        effects: { apply: list(change['apply']), revert: list(change['revert']) },
      })),
    }
  }

  function at(id: string, seq: number): StoredDocument | undefined {
    const snapshot = selectSnapshot.get(id, seq)
    const body = snapshot ? snapshot['body'] : selectBody.get(id)?.['body']
    const from = snapshot ? Number(snapshot['seq']) : Number.MAX_SAFE_INTEGER
    let value: unknown = typeof body === 'string' ? without(parseStored(body), '_rev') : null
    for (const row of selectReverts.iterate(id, seq, from))
      value = applyPatch(value, [...list(row['revert'])])
    if (!isRecord(value)) return undefined
    const document = {
      ...value,
      _rev: revisionAt(id, seq) ?? (typeof body === 'string' ? parseStored(body)._rev : ''),
    }
    return isStored(document) ? document : undefined
  }

  function revisionAt(id: string, seq: number): string | undefined {
    const revision = selectRevision.get(id, seq)?.['id']
    return typeof revision === 'string' ? revision : undefined
  }

  return {
    newest() {
      const row = selectNewest.get()
      return row && { seq: Number(row['seq']), id: String(row['id']) }
    },
    seqOf: (transactionId) => toNumber(selectSeq.get(transactionId)?.['seq']),
    seqAt: (id, time) => toNumber(selectSeqAt.get(id, time)?.['seq']),
    after: (seq, limit) => selectAfter.all(seq, limit).map(toTransaction),
    at,
    transactions(ids, { from, to, fromTime, toTime, authors, newestFirst = false, limit }) {
      const places = (values: readonly unknown[]): string => values.map(() => '?').join(', ')
      const statement = database.prepare(
        `SELECT * FROM transactions t WHERE seq IN (SELECT seq FROM changes WHERE id IN (${places(ids)}))
           AND seq >= ? AND seq <= ? AND timestamp >= ? AND timestamp <= ?
           ${authors ? `AND author IN (${places(authors)})` : ''}
         ORDER BY seq ${newestFirst ? 'DESC' : 'ASC'} LIMIT ?`,
      )
      const rows = statement.all(
        ...ids,
        from ?? 0,
        to ?? Number.MAX_SAFE_INTEGER,
        fromTime ?? '',
        toTime ?? '\u{10ffff}',
        ...(authors ?? []),
        limit,
      )
      return rows.map(toTransaction)
    },
    last(id) {
      const body = selectBody.get(id)?.['body']
      if (typeof body === 'string') return parseStored(body)
      const row = selectLast.get(id)
      return row ? at(id, Number(row['seq']) - 1) : undefined
    },
    steps(ids, limit, before = Number.MAX_SAFE_INTEGER) {
      const statement = database.prepare(
        `SELECT c.seq, c.id AS document, c.transition, c.previous_rev, t.id, t.timestamp, t.author
         FROM changes c JOIN transactions t ON t.seq = c.seq
         WHERE c.id IN (${ids.map(() => '?').join(', ')}) AND c.seq < ? AND (c.id = ? OR c.transition <> 'update')
         ORDER BY c.seq DESC, c.position DESC LIMIT ?`,
      )
      return statement.all(...ids, before, ids[0] ?? '', limit).map((row) => ({
        seq: Number(row['seq']),
        previousRev: typeof row['previous_rev'] === 'string' ? row['previous_rev'] : undefined,
        id: String(row['id']),
        documentId: String(row['document']),
        transition: transition(row['transition']),
        timestamp: String(row['timestamp']),
        author: String(row['author']),
      }))
    },
    revisionAt,
    versionIds: (publishedId) =>
      selectVersions
        .all(publishedId)
        .map((row) => String(row['id']))
        .filter((id) => getPublishedId(id) === publishedId),
    snapshot(id, seq, body) {
      const since = Number(countSinceSnapshot.get(id)?.['count'] ?? 0)
      if (since >= CHANGES_PER_SNAPSHOT) insertSnapshot.run(id, seq, body)
    },
    blank(id) {
      database.prepare(`UPDATE changes SET apply = '[]', revert = '[]' WHERE id = ?`).run(id)
    },
    purge(id) {
      database
        .prepare(
          `UPDATE transactions SET mutations = '[]' WHERE seq IN (SELECT seq FROM changes WHERE id = ?)`,
        )
        .run(id)
      database.prepare('DELETE FROM changes WHERE id = ?').run(id)
      database.prepare('DELETE FROM snapshots WHERE id = ?').run(id)
    },
    forgetBefore(time) {
      const limit = toNumber(
        database.prepare('SELECT max(seq) AS seq FROM transactions WHERE timestamp < ?').get(time)?.['seq'],
      )
      if (limit === undefined) return 0
      // The newest transaction stays, so that sequence numbers go on from it.
      const { changes } = database
        .prepare('DELETE FROM changes WHERE seq <= ?1 AND seq < (SELECT max(seq) FROM transactions)')
        .run(limit)
      database.prepare('DELETE FROM snapshots WHERE seq <= ?').run(limit)
      database
        .prepare('DELETE FROM transactions WHERE seq <= ?1 AND seq < (SELECT max(seq) FROM transactions)')
        .run(limit)
      return Number(changes)
    },
  }
}

function transition(value: unknown): ChangeRecord['transition'] {
  return value === 'appear' || value === 'disappear' ? value : 'update'
}

function toNumber(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}

function list(text: unknown): readonly unknown[] {
  const value: unknown = JSON.parse(String(text))
  return Array.isArray(value) ? value : []
}
