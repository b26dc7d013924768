/** One round of mailing: every message whose time has come, and what became of each, written into the store. */
import type { SanityClient } from '@sanity/client'
import {
  dateIn,
  formSettings,
  isAway,
  routeMessage,
  timeZoneOf,
  visibleContact,
  type Message,
} from '@programme/content-schemas'
import { readablePhone } from '../components/phone.ts'
import { composeForCoordinator, composeReceipt, type Mail } from './compose.ts'
import { MailTransportError, type MailTransport } from './mail-transport.ts'
import { findMessages, loadInboxContext, type InboxContext } from './store.ts'

const MINUTE = 60_000
/** Milliseconds between one attempt and the next; after the last one a person has to look. Together a little over a day. */
const RETRY_DELAYS = [1, 5, 15, 60, 240, 480, 720].map((minutes) => minutes * MINUTE)
/** Messages in one round. */
const BATCH_SIZE = 100

const PARTS = ['delivery', 'receiptDelivery'] as const
type Part = (typeof PARTS)[number]

export interface DeliveryOptions {
  readonly client: SanityClient
  readonly post: MailTransport
  /** Without a trailing slash. */
  readonly siteUrl: string
  /** Gets no word of any message. */
  readonly log: (line: string) => void
  /** Milliseconds. */
  readonly pauses?: readonly number[]
  /** Ends the round after the mail that is under way. */
  readonly signal?: AbortSignal
  /** What became of mails and could not be written down yet, by message and part: the next round does that first. */
  readonly unwritten?: Map<string, () => Promise<void>>
}

/** @returns true where there may be more to mail at once @throws where the store does not answer or cannot be written to */
export async function deliverDue(options: DeliveryOptions): Promise<boolean> {
  const { client, signal, unwritten = new Map<string, () => Promise<void>>() } = options
  await writeDown(unwritten)
  const now = new Date().toISOString()
  const due = PARTS.map(
    (part) => `(${part}.state == "waiting" && coalesce(${part}.nextAttemptAt, "") <= $now)`,
  )
  const messages = await findMessages(client, `(${due.join(' || ')})`, { now }, BATCH_SIZE)
  if (messages.length === 0) return false
  const context = await loadInboxContext(client)
  for (const message of messages) {
    for (const part of PARTS) {
      const { state, nextAttemptAt = '' } = message[part] ?? {}
      if (state === 'waiting' && nextAttemptAt <= now && !signal?.aborted)
        await deliver(message, part, context, { ...options, unwritten })
    }
  }
  return messages.length === BATCH_SIZE
}

async function writeDown(unwritten: Map<string, () => Promise<void>>): Promise<void> {
  for (const [name, write] of unwritten) {
    await write()
    unwritten.delete(name)
  }
}

/** What kept messages waiting may be mended: all that are known to have failed are due now. */
export async function retryNow(client: SanityClient): Promise<void> {
  const patches = PARTS.map((part) => {
    const query = `*[_type == "message" && _id in path("messages.**") && ${part}.state == "waiting" && defined(${part}.reason)]`
    return { patch: { query, unset: [`${part}.nextAttemptAt`] } }
  })
  await client.mutate(patches, { visibility: 'sync', returnDocuments: false })
}

/** The attempt is written down before it is made: where nothing can be written, nothing is sent, now or twice. */
async function deliver(
  message: Message,
  part: Part,
  context: InboxContext,
  options: DeliveryOptions & Required<Pick<DeliveryOptions, 'unwritten'>>,
): Promise<void> {
  const { client, pauses = RETRY_DELAYS, unwritten } = options
  const before = message[part]?.attempts ?? 0
  const recipient = routeMessage(message.subject, context.settings, context.contacts, todayOf(context))
  const nextAttemptAt = new Date(Date.now() + (pauses[before] ?? MINUTE)).toISOString()
  await patch(client, message, { [part]: { state: 'waiting', attempts: before, nextAttemptAt } })
  const outcome = await send(message, part, context, recipient, options)
  unwritten.set(`${message._id} ${part}`, () => patch(client, message, outcome))
  await writeDown(unwritten)
}

/** @returns what became of it, as fields of the message */
async function send(
  message: Message,
  part: Part,
  context: InboxContext,
  recipient: ReturnType<typeof routeMessage>,
  options: DeliveryOptions,
): Promise<Readonly<Record<string, unknown>>> {
  const { post, log, pauses = RETRY_DELAYS } = options
  const attempts = (message[part]?.attempts ?? 0) + 1
  try {
    const mail =
      part === 'delivery'
        ? forCoordinator(message, context, recipient, post)
        : receipt(message, context, options)
    await post.send(mail)
  } catch (error) {
    const pause = error instanceof MailTransportError && error.final ? undefined : pauses[attempts - 1]
    const reason =
      error instanceof MailTransportError ? error.message : 'Het versturen van de mail is mislukt.'
    log(`Inbox: a mail was not taken (${part}, attempt ${attempts}): ${reason}`)
    const next = { state: 'waiting', nextAttemptAt: new Date(Date.now() + (pause ?? 0)).toISOString() }
    return { [part]: { attempts, reason, ...(pause === undefined ? { state: 'failed' } : next) } }
  }
  return {
    [part]: { state: 'sent', attempts, sentAt: new Date().toISOString() },
    ...(part === 'delivery' && recipient
      ? { recipient: { _type: 'reference', _ref: recipient.id, _weak: true } }
      : {}),
  }
}

function forCoordinator(
  message: Message,
  context: InboxContext,
  recipient: ReturnType<typeof routeMessage>,
  { host }: MailTransport,
): Mail {
  const contact = (id: string | undefined) => context.contacts.find(({ _id }) => _id === id)
  const to = contact(recipient?.id)
  if (to?.email === undefined) {
    const who = to === undefined ? 'de coördinator van dit onderwerp' : to.name
    throw new MailTransportError(`Van ${who} is geen e-mailadres bekend. Vul het in bij Contact.`, true)
  }
  return composeForCoordinator(message, {
    to: to.email,
    host,
    group: groupOf(message, context),
    insteadOf: contact(recipient?.insteadOf)?.name,
    retentionDays: formSettings(context.settings).retentionDays,
    timeZone: timeZoneOf(context.settings),
  })
}

function receipt(message: Message, context: InboxContext, { post, siteUrl }: DeliveryOptions): Mail {
  const today = todayOf(context)
  if (message.email === undefined) throw new MailTransportError('De afzender gaf geen e-mailadres.', true)
  const { settings } = context
  const group = groupOf(message, context)
  const shown = context.contacts.flatMap((contact) => visibleContact(contact, today) ?? [])
  const contacts = settings.coordinators.flatMap(({ contact }) => {
    const person = shown.find((each) => each._id === contact._ref && !isAway(each, today))
    const number = person?.mobile ?? person?.phone
    return person && number !== undefined ? [{ name: person.name, number: readablePhone(number) }] : []
  })
  return composeReceipt(message, { to: message.email, host: post.host, settings, group, siteUrl, contacts })
}

function todayOf({ settings }: InboxContext): string {
  return dateIn(timeZoneOf(settings), new Date())
}

function groupOf(message: Message, { groups }: InboxContext): InboxContext['groups'][number] | undefined {
  return groups.find(({ _id }) => _id === message.group?._ref)
}

/** A message that was purged meanwhile stays purged. */
async function patch(
  client: SanityClient,
  { _id }: Message,
  set: Readonly<Record<string, unknown>>,
): Promise<void> {
  await client.mutate([{ patch: { query: '*[_id == $id]', params: { id: _id }, set } }], {
    visibility: 'sync',
    returnDocuments: false,
  })
}
