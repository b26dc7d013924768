/** Keeps messages in the store, under private ids, and finds those that wait. */
import { createHash } from 'node:crypto'
import { ClientError, type SanityClient } from '@sanity/client'
import {
  MESSAGES,
  dateIn,
  formSettings,
  messageSchema,
  parseDocument,
  routeMessage,
  timeZoneOf,
  type Documents,
  type FormChoices,
  type Message,
  type Submission,
} from '@programme/content-schemas'

/** What the form and its messages need to know of the content, as it is published. */
export interface InboxContext {
  readonly settings: Documents['siteSettings']
  readonly contacts: readonly Documents['contact'][]
  readonly groups: readonly Documents['workingGroup'][]
}

const CONTEXT_QUERY =
  '*[_type in ["siteSettings", "contact", "workingGroup"] && !(_id in path("drafts.**")) && !(_id in path("versions.**"))]'

/** @throws where the store does not answer or has no settings */
export async function loadInboxContext(client: SanityClient): Promise<InboxContext> {
  const found: unknown = await client.fetch<unknown>(CONTEXT_QUERY, {}, { perspective: 'published' })
  const documents = (Array.isArray(found) ? found : []).flatMap((value: unknown) => {
    const parsed = parseDocument(value)
    return parsed.ok ? [parsed.document] : []
  })
  const [settings] = documents.filter((document) => document._type === 'siteSettings')
  if (!settings)
    throw new Error('The store has no settings of the site; publish „Instellingen” in the Studio.')
  return {
    settings,
    contacts: documents.filter((document) => document._type === 'contact'),
    groups: documents.filter((document) => document._type === 'workingGroup'),
  }
}

export function choicesOf({ settings, groups }: Pick<InboxContext, 'settings' | 'groups'>): FormChoices {
  return {
    subjects: settings.coordinators.map(({ subject }) => subject),
    groups: groups
      .filter(({ open }) => open)
      .map(({ _id, slug, name }) => ({ id: _id, slug: slug.current, name })),
  }
}

export interface StoreOptions {
  /** A token's: the same one twice is one message. */
  readonly id: string
  readonly submission: Submission
  readonly suspect: boolean
  /** False where nobody can mail: the message is read in the Studio only. */
  readonly mails: boolean
  readonly now: Date
}

/** Resolves once the message is safe in the store. @throws where the store does not answer */
export async function storeMessage(
  client: SanityClient,
  context: InboxContext,
  options: StoreOptions,
): Promise<void> {
  const today = dateIn(timeZoneOf(context.settings), options.now)
  const message = newMessage(context, options, today)
  const month = today.slice(0, 7)
  const { subject } = options.submission
  // Neither names anyone: a subject is one of the settings'.
  const countId = `${MESSAGES}count-${month}-${createHash('sha256').update(subject).digest('hex').slice(0, 12)}`
  try {
    await client
      .transaction()
      .create(message)
      .createIfNotExists({ _id: countId, _type: 'messageCount', month, subject, total: 0 })
      .patch(countId, (patch) => patch.inc({ total: 1 }))
      .commit({ visibility: 'async', returnDocuments: false })
  } catch (error) {
    if (!(error instanceof ClientError && error.statusCode === 409 && (await isStored(client, message._id))))
      throw error
  }
}

async function isStored(client: SanityClient, id: string): Promise<boolean> {
  return (await client.getDocument(id)) !== undefined
}

function newMessage(
  context: InboxContext,
  { id, submission, suspect, mails, now }: StoreOptions,
  today: string,
): Message {
  const { group: slug, receipt, ...rest } = submission
  const group = context.groups.find((each) => each.slug.current === slug)
  const recipient = routeMessage(submission.subject, context.settings, context.contacts, today)
  const receivedAt = now.toISOString()
  return toMessage({
    ...rest,
    receipt,
    _id: MESSAGES + id,
    _type: 'message',
    receivedAt,
    group: group && weakReference(group._id),
    recipient: recipient && weakReference(recipient.id),
    consent: { version: formSettings(context.settings).noticeVersion, at: receivedAt },
    suspect,
    handling: 'new',
    delivery: { state: mails ? 'waiting' : 'studio', attempts: 0 },
    // A confirmation to whom nobody can vouch for is what an attacker would want sent.
    receiptDelivery: receipt && mails && !suspect ? { state: 'waiting', attempts: 0 } : undefined,
  })
}

/** A working group or a contact may be taken away while a message still names it. */
function weakReference(_ref: string) {
  return { _type: 'reference' as const, _ref, _weak: true }
}

/** Without what is undefined, which JSON cannot say. @throws where the result is not a whole message */
function toMessage(fields: Readonly<Record<string, unknown>>): Message {
  return messageSchema.parse(
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
  )
}

/** @returns the messages that a filter selects, the oldest first, as far as they are whole */
export async function findMessages(
  client: SanityClient,
  filter: string,
  params: Readonly<Record<string, string>>,
  atOnce: number,
): Promise<Message[]> {
  const query = `*[_type == "message" && _id in path("messages.**") && ${filter}] | order(receivedAt asc) [0...${atOnce}]`
  const found: unknown = await client.fetch<unknown>(query, params, { perspective: 'raw' })
  return (Array.isArray(found) ? found : []).flatMap((value: unknown) => {
    const parsed = messageSchema.safeParse(value)
    return parsed.success ? [parsed.data] : []
  })
}
