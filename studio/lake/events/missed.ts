/** What a client missed since the last event that it saw. */
import type { History } from '../store/history.ts'
import type { TransactionRecord } from '../store/transaction.ts'
import type { Committed } from '../store/hub.ts'

/** Transactions that are told again; who missed more begins anew. */
const MOST_MISSED = 2_000
/** Transactions that are read at once. */
const PAGE = 20

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
  if (newest - first > MOST_MISSED) return undefined
  for (const page of pages()) if (page.some(isPurge)) return undefined
  return missed()

  function* pages(): Generator<TransactionRecord[]> {
    for (let after = first; after < newest;) {
      const page = history.after(after, PAGE).filter((transaction) => transaction.seq <= newest)
      yield page
      after = page.at(-1)?.seq ?? newest
    }
  }

  function* missed(): Generator<Missed> {
    for (const page of pages())
      for (const transaction of page)
        yield {
          transaction,
          changes: transaction.changes.map(({ id }) => ({
            id,
            previous: history.at(id, transaction.seq - 1),
            result: history.at(id, transaction.seq),
          })),
          seen: transaction.seq === seq ? documentId : undefined,
        }
  }
}

/** A purge leaves of a document's end no effects, which every other end has. */
function isPurge({ changes }: TransactionRecord): boolean {
  return changes.some(({ transition, effects }) => transition === 'disappear' && effects.apply.length === 0)
}
