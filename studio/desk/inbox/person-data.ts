/** Everything that is kept of one person, found by e-mail address, telephone number or, with working groups, name. */
import type { SanityClient } from '@sanity/client'
import { messageSchema, type Message } from '@programme/content-schemas'
import { isRecord } from '../../../shared/is-record.ts'
import { purgeMessages } from './operations.ts'

/** A name that stands with a working group. */
export interface Mention {
  /** Of the working group, or of its draft. */
  readonly id: string
  readonly group: string
  readonly key: string
  readonly name: string
  readonly role: string
}

export interface PersonData {
  readonly messages: readonly Message[]
  readonly mentions: readonly Mention[]
}

const MESSAGES =
  '*[_type == "message" && (lower(email) == $email || phone == $phone)] | order(receivedAt asc)'
const MENTIONS = `*[_type == "workingGroup"]{
  "id": _id, "group": name, "found": participants[lower(name) in $names]{ "key": _key, name, role }
}`

/** @param wanted an e-mail address, a telephone number as people write it, or a name as it stands with a working group */
export async function findPerson(client: SanityClient, wanted: string): Promise<PersonData> {
  const phone = wanted
    .replace(/\(0\)|[\s().-]/g, '')
    .replace(/^00/, '+')
    .replace(/^0/, '+31')
  const raw = { perspective: 'raw' } as const
  const found = await client.fetch<unknown>(MESSAGES, { email: wanted.trim().toLowerCase(), phone }, raw)
  const messages = (Array.isArray(found) ? found : []).flatMap((value: unknown) => {
    const parsed = messageSchema.safeParse(value)
    return parsed.success ? [parsed.data] : []
  })
  // A message may be past its time while the name still stands with the group. Namesakes have messages of their own.
  const names = [
    ...new Set([wanted.trim(), ...messages.map(({ name }) => name)].map((name) => name.toLowerCase())),
  ]
  const groups = await client.fetch<unknown>(MENTIONS, { names }, raw)
  return { messages, mentions: (Array.isArray(groups) ? groups : []).flatMap(mentionsIn) }
}

function mentionsIn(value: unknown): Mention[] {
  if (!isRecord(value) || !Array.isArray(value['found'])) return []
  const { id, group } = value
  return value['found'].flatMap((participant: unknown) =>
    isRecord(participant)
      ? [
          {
            id: String(id),
            group: String(group),
            key: String(participant['key']),
            name: String(participant['name']),
            role: typeof participant['role'] === 'string' ? participant['role'] : '',
          },
        ]
      : [],
  )
}

/** Purges the messages with their history, and removes the name from working groups, published ones at once. */
export async function purgePerson(client: SanityClient, { messages, mentions }: PersonData): Promise<void> {
  const transaction = client.transaction()
  for (const { id, key } of mentions) {
    const path = `participants[_key=="${key}"]`
    transaction.patch(id, (patch) => patch.unset([`${path}.name`, `${path}.consent`]))
  }
  if (mentions.length > 0) await transaction.commit({ visibility: 'sync' })
  await purgeMessages(client, messages)
}
