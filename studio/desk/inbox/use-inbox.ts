/** Everything the inbox shows, always as it is now. */
import {
  formSettings,
  messageCountSchema,
  messageSchema,
  parseDocument,
  type Documents,
  type Message,
  type MessageCount,
} from '@programme/content-schemas'
import type { LiveQuery } from '../live-query.ts'
import { useLiveQuery, type LiveQueryResult } from '../use-live-query.ts'

export interface InboxData {
  /** The newest first. */
  readonly messages: readonly Message[]
  readonly counts: readonly MessageCount[]
  readonly groups: readonly Documents['workingGroup'][]
  readonly parties: readonly Documents['party'][]
  readonly contacts: readonly Documents['contact'][]
  readonly retentionDays: number
}

const QUERY = `{
  "messages": *[_type == "message"] | order(receivedAt desc) [0...500],
  "counts": *[_type == "messageCount"],
  "documents": *[_type in ["siteSettings", "workingGroup", "party", "contact"]
    && !(_id in path("drafts.**")) && !(_id in path("versions.**"))]
}`
const WATCHED = '*[_type in ["message", "messageCount", "workingGroup", "siteSettings"]]'

const INBOX: LiveQuery<InboxData> = { query: QUERY, watched: WATCHED, parse: inboxOf }

export function useInbox(): LiveQueryResult<InboxData> {
  return useLiveQuery(INBOX)
}

function inboxOf(value: unknown): InboxData {
  const list = (name: string): unknown[] => {
    const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : []
    return Array.isArray(found) ? found : []
  }
  const documents = list('documents').flatMap((document) => {
    const parsed = parseDocument(document)
    return parsed.ok ? [parsed.document] : []
  })
  const [settings] = documents.filter((document) => document._type === 'siteSettings')
  return {
    messages: list('messages').flatMap((message) => {
      const parsed = messageSchema.safeParse(message)
      return parsed.success ? [parsed.data] : []
    }),
    counts: list('counts').flatMap((count) => {
      const parsed = messageCountSchema.safeParse(count)
      return parsed.success ? [parsed.data] : []
    }),
    groups: documents.filter((document) => document._type === 'workingGroup'),
    parties: documents.filter((document) => document._type === 'party'),
    contacts: documents.filter((document) => document._type === 'contact'),
    retentionDays: formSettings(settings ?? {}).retentionDays,
  }
}
