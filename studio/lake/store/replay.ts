/** Transactions in the order in which they were committed, each with the documents before and after it. */
import { LRUCache } from 'lru-cache'
import { applyPatch } from 'mendoza'
import { isRecord, isStored, without, type StoredDocument } from '../foundation/json.ts'
import type { Committed } from './hub.ts'
import type { Revisions } from './revisions.ts'
import type { TransactionLog } from './transaction-log.ts'
import type { ChangeRecord } from './transaction.ts'

/** Documents whose last state is kept; that of another one is read from the history again. */
const MAX_KEPT = 100

export interface Replay {
  /** Sequence numbers; the first is left out. Each transaction is read when it is asked for. */
  replay(after: number, last: number): Generator<Committed, undefined>
}

export function createReplay(log: TransactionLog, revisions: Revisions): Replay {
  return {
    *replay(after, last) {
      const states = new LRUCache<string, { readonly document: StoredDocument | undefined }>({
        max: MAX_KEPT,
      })
      for (let seq = after; ;) {
        const transaction = log.next(seq)
        if (!transaction || transaction.seq > last) return undefined
        seq = transaction.seq
        const changes = transaction.changes.map((record) => {
          const known = states.get(record.id)
          const previous = known ? known.document : revisions.at(record.id, transaction.seq - 1)
          const result = stateAfter(previous, record, transaction.id)
          states.set(record.id, { document: result })
          return { id: record.id, previous, result }
        })
        yield { transaction, changes }
      }
    },
  }
}

function stateAfter(
  before: StoredDocument | undefined,
  { effects, transition }: ChangeRecord,
  revision: string,
): StoredDocument | undefined {
  if (transition === 'disappear') return undefined
  const value: unknown = applyPatch(before ? without(before, '_rev') : null, [...effects.apply])
  const document = isRecord(value) ? { ...value, _rev: revision } : undefined
  return isStored(document) ? document : undefined
}
