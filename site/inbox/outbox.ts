/** Mails every message that waits, again and again with longer pauses; the store is its memory, so nothing is lost at a crash. */
import type { SanityClient } from '@sanity/client'
import { formSettings, routeMessage, type Message } from '@vlaardingen/content-schemas'
import { composeForCoordinator, composeReceipt, type Mail } from './compose.ts'
import { PostError, type Post } from './post.ts'
import { findMessages, loadDesk, type Desk } from './store.ts'

const MINUTE = 60_000
/** Milliseconds between one attempt and the next; after the last one a person has to look. Together a little over a day. */
const PAUSES = [1, 5, 15, 60, 240, 480, 720].map((minutes) => minutes * MINUTE)
/** Milliseconds between two looks at the store, for what no event told of. */
const LOOK = 20_000

export interface Outbox {
  /** Something may wait. */
  wake(): void
  /** Resolves when everything that is due has been tried. */
  idle(): Promise<void>
  stop(): Promise<void>
}

export interface OutboxOptions {
  readonly client: SanityClient
  readonly post: Post
  /** YYYY-MM-DD in the city. */
  readonly today: () => string
  /** Gets no word of any message. */
  readonly log: (line: string) => void
  /** Milliseconds. */
  readonly pauses?: readonly number[]
  readonly look?: number
}

type Part = 'delivery' | 'receiptDelivery'

export function startOutbox(options: OutboxOptions): Outbox {
  const { client, post, today, log, pauses = PAUSES, look = LOOK } = options
  let running: Promise<void> | undefined
  let again = false
  let stopped = false
  // After a start everything that waits is tried at once: what kept it waiting may be mended.
  let fresh = true

  async function run(): Promise<void> {
    const waiting = await findMessages(
      client,
      '(delivery.state == "waiting" || receiptDelivery.state == "waiting")',
      {},
    )
    const now = new Date().toISOString()
    const all = fresh
    fresh = false
    const due = waiting.flatMap((message) =>
      PARTS.filter((part) => {
        const delivery = message[part]
        return delivery?.state === 'waiting' && (all || (delivery.nextAttemptAt ?? '') <= now)
      }).map((part) => ({ message, part })),
    )
    if (due.length === 0) return
    const desk = await loadDesk(client)
    for (const { message, part } of due) if (!stopped) await deliver(message, part, desk)
  }

  async function deliver(message: Message, part: Part, desk: Desk): Promise<void> {
    const attempts = (message[part]?.attempts ?? 0) + 1
    const recipient = routeMessage(message.subject, desk.settings, desk.contacts, today())
    try {
      await post.send(part === 'delivery' ? forCoordinator(message, desk, recipient) : receipt(message, desk))
      await patch(message, {
        [part]: { state: 'sent', attempts, sentAt: new Date().toISOString() },
        ...(part === 'delivery' && recipient
          ? { recipient: { _type: 'reference', _ref: recipient.id, _weak: true } }
          : {}),
      })
    } catch (error) {
      const pause = error instanceof PostError && error.final ? undefined : pauses[attempts - 1]
      const reason = error instanceof PostError ? error.message : 'Het versturen van de mail is mislukt.'
      log(`Inbox: a mail was not taken (${part}, attempt ${attempts}): ${reason}`)
      await patch(message, {
        [part]:
          pause === undefined
            ? { state: 'failed', attempts, reason }
            : {
                state: 'waiting',
                attempts,
                reason,
                nextAttemptAt: new Date(Date.now() + pause).toISOString(),
              },
      })
    }
  }

  function forCoordinator(message: Message, desk: Desk, recipient: ReturnType<typeof routeMessage>): Mail {
    const contact = (id: string | undefined) => desk.contacts.find(({ _id }) => _id === id)
    const to = contact(recipient?.id)
    if (to?.email === undefined) {
      const who = to === undefined ? 'de coördinator van dit onderwerp' : to.name
      throw new PostError(`Van ${who} is geen e-mailadres bekend. Vul het in bij Contact.`, true)
    }
    return composeForCoordinator(message, {
      to: to.email,
      host: post.host,
      group: desk.groups.find(({ _id }) => _id === message.group?._ref),
      insteadOf: contact(recipient?.insteadOf)?.name,
      retentionDays: formSettings(desk.settings).retentionDays,
    })
  }

  function receipt(message: Message, { settings }: Desk): Mail {
    if (message.email === undefined) throw new PostError('De afzender gaf geen e-mailadres.', true)
    return composeReceipt(message, { to: message.email, host: post.host, settings })
  }

  /** A message that was erased meanwhile stays erased. */
  async function patch(message: Message, fields: Readonly<Record<string, unknown>>): Promise<void> {
    await client.mutate([{ patch: { query: '*[_id == $id]', params: { id: message._id }, set: fields } }], {
      visibility: 'sync',
      returnDocuments: false,
    })
  }

  function wake(): void {
    again = true
    running ??= (async () => {
      while (again && !stopped) {
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
    async idle() {
      while (running) await running
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      watch.unsubscribe()
      while (running) await running
      post.close()
    },
  }
}

const PARTS = ['delivery', 'receiptDelivery'] as const
