/** Publishes each committed transaction to its subscribers in this process. */
import type { Change, TransactionRecord } from './transaction.ts'

export interface Committed {
  readonly transaction: TransactionRecord
  readonly changes: readonly Change[]
}

export interface Hub {
  publish(committed: Committed): void
  /** @returns a function that ends the subscription */
  subscribe(listener: (committed: Committed) => void): () => void
}

export function createHub(): Hub {
  const listeners = new Set<(committed: Committed) => void>()
  return {
    publish(committed) {
      for (const listener of listeners) {
        try {
          listener(committed)
        } catch (error) {
          console.error('A listener failed at a transaction; the others go on.', error)
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
