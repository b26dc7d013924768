/** Listens to the store: calls back with the ids of published documents that changed, or without any after every gap. */
import type { SanityClient } from '@sanity/client'
import { PUBLISHED } from '../../content/load.ts'

const MIN_DELAY = 250
const MAX_DELAY = 30_000
/** Milliseconds to wait for the rest of a transaction. */
const REST = 100

export interface Watch {
  stop(): void
}

export interface WatchOptions {
  readonly client: SanityClient
  /** All documents of one transaction at once; undefined where something may have been missed. */
  readonly onChange: (ids: readonly string[] | undefined) => void
  readonly onLost: (error: unknown, wait: number) => void
}

/** Waits are milliseconds, double after each failure and begin anew once the store answers. */
export function watchPublished({ client, onChange, onLost }: WatchOptions): Watch {
  let stopped = false
  let wait = MIN_DELAY
  let timer: NodeJS.Timeout | undefined
  let subscription: { unsubscribe(): void } | undefined
  const transaction = gatherTransaction(onChange)

  function connect(): void {
    subscription = client
      .listen(
        `*[${PUBLISHED}]`,
        {},
        {
          includeResult: false,
          includeMutations: false,
          visibility: 'query',
          events: ['welcome', 'mutation', 'reconnect'],
        },
      )
      .subscribe({
        next(event) {
          if (event.type === 'reconnect') return
          wait = MIN_DELAY
          if (event.type === 'welcome') onChange(undefined)
          else transaction.add(event)
        },
        error: again,
        complete: () => again(new Error('the store ended the stream')),
      })
  }

  function again(error: unknown): void {
    if (stopped) return
    onLost(error, wait)
    timer = setTimeout(connect, wait)
    wait = Math.min(wait * 2, MAX_DELAY)
  }

  connect()
  return {
    stop() {
      stopped = true
      clearTimeout(timer)
      transaction.flush()
      subscription?.unsubscribe()
    },
  }
}

interface TransactionEvent {
  readonly documentId: string
  readonly transactionId: string
  readonly transactionTotalEvents: number
  readonly transactionCurrentEvent: number
}

/** Holds the events of a transaction until its last one has come, or for a moment at most. */
function gatherTransaction(onChange: (ids: readonly string[]) => void) {
  let ids: string[] = []
  let current: string | undefined
  let timer: NodeJS.Timeout | undefined

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    current = undefined
    const whole = ids
    ids = []
    if (whole.length > 0) onChange(whole)
  }

  return {
    flush,
    add(event: TransactionEvent): void {
      if (current !== event.transactionId) flush()
      current = event.transactionId
      ids.push(event.documentId)
      if (event.transactionCurrentEvent >= event.transactionTotalEvents) flush()
      else timer ??= setTimeout(flush, REST)
    },
  }
}
