/** What a client missed since the last event that it saw. */
import type { History } from '../store/history.ts'
import type { TransactionRecord } from '../store/store.ts'
import type { Committed } from './hub.ts'

/** Transactions that are told again; who missed more begins anew. */
const MOST_MISSED = 2_000

export interface Missed extends Committed {
  /** Of the first transaction: the document whose event was the last one seen. */
  readonly seen: string | undefined
}

/**
 * @param eventId `<transaction>#<document>`, or `<transaction>#` where all of the transaction was seen
 * @returns undefined where the history does not reach back so far, or lacks what was purged since
 */
export function missedSince(history: History, eventId: string): Missed[] | undefined {
  const hash = eventId.indexOf('#')
  const transactionId = hash < 0 ? eventId : eventId.slice(0, hash)
  const documentId = hash < 0 ? '' : eventId.slice(hash + 1)
  const seq = history.seqOf(transactionId)
  if (seq === undefined) return undefined
  const transactions = history.after(documentId === '' ? seq : seq - 1, MOST_MISSED + 1)
  if (transactions.length > MOST_MISSED || transactions.some(isPurge)) return undefined
  return transactions.map((transaction) => ({
    transaction,
    changes: transaction.changes.map(({ id }) => ({
      id,
      previous: history.at(id, transaction.seq - 1),
      result: history.at(id, transaction.seq),
    })),
    seen: transaction.seq === seq ? documentId : undefined,
  }))
}

/** A purge leaves of a document's end no effects, which every other end has. */
function isPurge({ changes }: TransactionRecord): boolean {
  return changes.some(({ transition, effects }) => transition === 'disappear' && effects.apply.length === 0)
}
