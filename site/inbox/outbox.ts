/** Mails every message that waits, again and again with longer pauses; the store is its memory, so nothing is lost at a crash. */
import { setTimeout } from 'node:timers/promises'
import { deliverDue, retryNow, type DeliveryOptions } from './deliver.ts'

/** Milliseconds between two looks at the store, for what no event told of. */
const POLL_INTERVAL = 20_000
/** Milliseconds that a mail under way may hold up the end; it waits in the store for the next start. */
const STOP_TIMEOUT = 5_000

export interface Outbox {
  /** Something may wait. */
  wake(): void
  stop(): Promise<void>
}

export interface OutboxOptions extends Omit<DeliveryOptions, 'signal' | 'unwritten'> {
  /** Milliseconds. */
  readonly look?: number
}

export function startOutbox(options: OutboxOptions): Outbox {
  const { client, post, log, look = POLL_INTERVAL } = options
  const end = new AbortController()
  const unwritten = new Map<string, () => Promise<void>>()
  let running: Promise<void> | undefined
  let again = false
  // After a start everything that waits is tried at once.
  let fresh = true

  async function run(): Promise<void> {
    if (fresh) await retryNow(client)
    fresh = false
    if (await deliverDue({ ...options, signal: end.signal, unwritten })) again = true
  }

  function wake(): void {
    again = true
    running ??= (async () => {
      while (again && !end.signal.aborted) {
        again = false
        await run().catch((error: unknown) => {
          log(`Inbox: the store does not answer (${String(error)}); it is asked again in ${look} ms`)
        })
      }
      running = undefined
    })()
  }

  const watch = client
    .listen(
      '*[_type == "message" && (delivery.state == "waiting" || receiptDelivery.state == "waiting")]',
      {},
      { includeResult: false, includeMutations: false, visibility: 'query', events: ['welcome', 'mutation'] },
    )
    // Where the stream ends, the timer goes on looking.
    .subscribe({ next: wake, error: () => undefined })
  const timer = setInterval(wake, look)
  timer.unref()
  wake()

  return {
    wake,
    async stop() {
      end.abort()
      clearInterval(timer)
      watch.unsubscribe()
      await Promise.race([running, setTimeout(STOP_TIMEOUT, undefined, { ref: false })])
      post.close()
    },
  }
}
