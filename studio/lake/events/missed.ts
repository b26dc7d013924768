/** What a client missed since the last event that it saw. */
import type { History } from '../store/history.ts'
import type { Committed } from '../store/hub.ts'

/** Transactions that are told again; who missed more begins anew. */
const MOST_MISSED = 2_000

export interface Missed extends Committed {
  /** Of the first transaction: the document whose event was the last one seen. */
  readonly seen: string | undefined
}

/**
 * @param eventId `<transaction>#<document>`, or `<transaction>#` where all of the transaction was seen
 * @returns one after the other, each read when it is asked for; undefined where the history does not reach back so far, or lacks what
 * was purged since
 */
export function missedSince(history: History, eventId: string): Iterable<Missed> | undefined {
  const hash = eventId.indexOf('#')
  const transactionId = hash < 0 ? eventId : eventId.slice(0, hash)
  const documentId = hash < 0 ? '' : eventId.slice(hash + 1)
  const seq = history.seqOf(transactionId)
  if (seq === undefined) return undefined
  const first = documentId === '' ? seq : seq - 1
  const newest = history.newest()?.seq ?? seq
  if (newest - first > MOST_MISSED || history.hasPurgeAfter(first)) return undefined
  return history.replay(first, newest).map((committed) => ({
    ...committed,
    seen: committed.transaction.seq === seq ? documentId : undefined,
  }))
}
