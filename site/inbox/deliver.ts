/** One round of mailing: every message whose time has come, and what became of each, written into the store. */
import type { SanityClient } from '@sanity/client'
import { formSettings, isAway, routeMessage, visibleContact, type Message } from '@programme/content-schemas'
import { readablePhone } from '../components/phone.ts'
import { composeForCoordinator, composeReceipt, type Mail } from './compose.ts'
import { PostError, type Post } from './post.ts'
import { findMessages, loadDesk, type Desk } from './store.ts'

const MINUTE = 60_000
/** Milliseconds between one attempt and the next; after the last one a person has to look. Together a little over a day. */
const PAUSES = [1, 5, 15, 60, 240, 480, 720].map((minutes) => minutes * MINUTE)
/** Messages in one round. */
const AT_ONCE = 100

const PARTS = ['delivery', 'receiptDelivery'] as const
type Part = (typeof PARTS)[number]

export interface DeliveryOptions {
  readonly client: SanityClient
  readonly post: Post
  /** Without a trailing slash. */
  readonly siteUrl: string
  /** YYYY-MM-DD in the city. */
  readonly today: () => string
  /** Gets no word of any message. */
  readonly log: (line: string) => void
  /** Milliseconds. */
  readonly pauses?: readonly number[]
  /** Ends the round after the mail that is under way. */
  readonly signal?: AbortSignal
}

/** @returns true where there may be more to mail at once @throws where the store does not answer */
export async function deliverDue(options: DeliveryOptions): Promise<boolean> {
  const { client, signal } = options
  const now = new Date().toISOString()
  const due = PARTS.map(
    (part) => `(${part}.state == "waiting" && coalesce(${part}.nextAttemptAt, "") <= $now)`,
  )
  const messages = await findMessages(client, `(${due.join(' || ')})`, { now }, AT_ONCE)
  if (messages.length === 0) return false
  const desk = await loadDesk(client)
  for (const message of messages) {
    for (const part of PARTS) {
      const { state, nextAttemptAt = '' } = message[part] ?? {}
      if (state === 'waiting' && nextAttemptAt <= now && !signal?.aborted)
        await deliver(message, part, desk, options)
    }
  }
  return messages.length === AT_ONCE
}

/** What kept messages waiting may be mended: all of them are due now. */
export async function hurry(client: SanityClient): Promise<void> {
  const patches = PARTS.map((part) => {
    const query = `*[_type == "message" && _id in path("messages.**") && ${part}.state == "waiting" && defined(${part}.nextAttemptAt)]`
    return { patch: { query, unset: [`${part}.nextAttemptAt`] } }
  })
  await client.mutate(patches, { visibility: 'sync', returnDocuments: false })
}

async function deliver(message: Message, part: Part, desk: Desk, options: DeliveryOptions): Promise<void> {
  const { client, post, today, log, pauses = PAUSES } = options
  const attempts = (message[part]?.attempts ?? 0) + 1
  const recipient = routeMessage(message.subject, desk.settings, desk.contacts, today())
  try {
    const mail =
      part === 'delivery' ? forCoordinator(message, desk, recipient, post) : receipt(message, desk, options)
    await post.send(mail)
  } catch (error) {
    const pause = error instanceof PostError && error.final ? undefined : pauses[attempts - 1]
    const reason = error instanceof PostError ? error.message : 'Het versturen van de mail is mislukt.'
    log(`Inbox: a mail was not taken (${part}, attempt ${attempts}): ${reason}`)
    await patch(client, message, {
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
    return
  }
  await patch(client, message, {
    [part]: { state: 'sent', attempts, sentAt: new Date().toISOString() },
    ...(part === 'delivery' && recipient
      ? { recipient: { _type: 'reference', _ref: recipient.id, _weak: true } }
      : {}),
  })
}

function forCoordinator(
  message: Message,
  desk: Desk,
  recipient: ReturnType<typeof routeMessage>,
  { host }: Post,
): Mail {
  const contact = (id: string | undefined) => desk.contacts.find(({ _id }) => _id === id)
  const to = contact(recipient?.id)
  if (to?.email === undefined) {
    const who = to === undefined ? 'de coördinator van dit onderwerp' : to.name
    throw new PostError(`Van ${who} is geen e-mailadres bekend. Vul het in bij Contact.`, true)
  }
  return composeForCoordinator(message, {
    to: to.email,
    host,
    group: groupOf(message, desk),
    insteadOf: contact(recipient?.insteadOf)?.name,
    retentionDays: formSettings(desk.settings).retentionDays,
  })
}

function receipt(message: Message, desk: Desk, { post, siteUrl, today: todayIs }: DeliveryOptions): Mail {
  const today = todayIs()
  if (message.email === undefined) throw new PostError('De afzender gaf geen e-mailadres.', true)
  const { settings } = desk
  const group = groupOf(message, desk)
  const shown = desk.contacts.flatMap((contact) => visibleContact(contact, today) ?? [])
  const contacts = settings.coordinators.flatMap(({ contact }) => {
    const person = shown.find((each) => each._id === contact._ref && !isAway(each, today))
    const number = person?.mobile ?? person?.phone
    return person && number !== undefined ? [{ name: person.name, number: readablePhone(number) }] : []
  })
  return composeReceipt(message, { to: message.email, host: post.host, settings, group, siteUrl, contacts })
}

function groupOf(message: Message, { groups }: Desk): Desk['groups'][number] | undefined {
  return groups.find(({ _id }) => _id === message.group?._ref)
}

/** A message that was erased meanwhile stays erased. */
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
