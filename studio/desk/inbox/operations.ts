/** What one can do with a message; each is one transaction, done as a whole or not at all. */
import type { SanityClient } from '@sanity/client'
import {
  purgeActions,
  messageVersionsParams,
  MESSAGE_VERSIONS_QUERY,
  WHO,
  type Documents,
  type Message,
} from '@programme/content-schemas'

const now = (): string => new Date().toISOString()
const sync = { visibility: 'sync' } as const

export async function take(client: SanityClient, { _id }: Message, by: string): Promise<void> {
  await client.patch(_id).set({ handling: 'taken', takenBy: by }).commit(sync)
}

/** What is handled stays so, also where it is answered once more. */
export async function markAnswered(client: SanityClient, message: Message, by: string): Promise<void> {
  const takenBy = message.takenBy ?? by
  const handling = message.handling === 'done' ? 'done' : 'answered'
  await client.patch(message._id).set({ handling, answeredAt: now(), takenBy }).commit(sync)
}

export async function setHandling(
  client: SanityClient,
  { _id }: Message,
  handling: Message['handling'],
): Promise<void> {
  const patch = client.patch(_id).set({ handling, suspect: false })
  await (handling === 'new' ? patch.unset(['takenBy', 'answeredAt']) : patch).commit(sync)
}

function noteOf(text: string, by: string) {
  return { _key: crypto.randomUUID().slice(0, 12), text, by, at: now() }
}

export async function addNote(
  client: SanityClient,
  { _id }: Message,
  text: string,
  by: string,
): Promise<void> {
  await client
    .patch(_id)
    .setIfMissing({ notes: [] })
    .append('notes', [noteOf(text, by)])
    .commit(sync)
}

/** The server notices and mails it again. */
export async function resendMail(client: SanityClient, { _id }: Message): Promise<void> {
  await client
    .patch(_id)
    .set({ 'delivery.state': 'waiting', 'delivery.attempts': 0 })
    .unset(['delivery.nextAttemptAt', 'delivery.reason'])
    .commit(sync)
}

const PARTY_OF: Readonly<Partial<Record<Message['who'], Documents['party']['kind']>>> = {
  ondernemer: 'ondernemers',
  eigenaar: 'vastgoed',
  gemeente: 'gemeente',
}

/** @returns the party that the sender most likely belongs to */
export function suggestParty(
  message: Message,
  parties: readonly Documents['party'][],
): Documents['party'] | undefined {
  return parties.find(({ kind }) => kind === PARTY_OF[message.who]) ?? parties[0]
}

export interface NewParticipant {
  readonly group: Documents['workingGroup']
  readonly party: string
  readonly role: string
  /** True where the person agreed that the name is on the site; without it no name is kept with the group. */
  readonly consent: boolean
}

/** Puts the sender on the working group's draft; an editor publishes it. */
export async function addParticipant(
  client: SanityClient,
  message: Message,
  { group, party, role, consent }: NewParticipant,
  by: string,
): Promise<void> {
  const published = await client.getDocument(group._id)
  if (!published) throw new Error(`De werkgroep „${group.name}” is er niet meer.`)
  const participant = {
    _key: crypto.randomUUID().slice(0, 12),
    party: { _type: 'reference', _ref: party },
    role,
    ...(consent ? { name: message.name, consent: true } : {}),
  }
  const draft = `drafts.${group._id}`
  const asked = consent && !message.nameConsent ? ' De afzender gaf alsnog toestemming voor de naam.' : ''
  const note = noteOf(
    `Toegevoegd aan ${group.name}, ${consent ? 'met naam' : 'zonder naam'}.${asked} ${WHO[message.who]}.`,
    by,
  )
  await client
    .transaction()
    .createIfNotExists({ ...published, _id: draft })
    .patch(draft, (patch) => patch.setIfMissing({ participants: [] }).append('participants', [participant]))
    .patch(message._id, (patch) =>
      patch.set({ nameConsent: consent }).setIfMissing({ notes: [] }).append('notes', [note]),
    )
    .commit(sync)
}

/** Purges messages with their drafts and history. Each by itself, so that one never holds up the others. */
export async function purgeMessages(client: SanityClient, messages: readonly Message[]): Promise<void> {
  const failures: unknown[] = []
  for (const { _id } of messages) {
    const group = messageVersionsParams(_id)
    try {
      const found = await client.fetch<unknown>(MESSAGE_VERSIONS_QUERY, group, { perspective: 'raw' })
      const actions = purgeActions(group.publishedId, found)
      if (actions.length > 0) await client.action(actions)
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0)
    throw new Error(
      `${failures.length} van de ${messages.length} berichten zijn niet gewist. Probeer het opnieuw.`,
      {
        cause: failures[0],
      },
    )
}
