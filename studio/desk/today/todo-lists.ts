/** What an editor has to do: drafts, documents due for review, and consents that end. */
import type { SanityClient } from '@sanity/client'
import { documentRegistry, documentSchemas, isDocumentType, titleOf } from '@programme/content-schemas'
import { isRecord } from '../../../shared/is-record.ts'
import { today } from '../dates.ts'

export interface TodoItem {
  /** Of the published document. */
  readonly id: string
  readonly type: string
  /** The type's Dutch name. */
  readonly kind: string
  readonly title: string
  /** YYYY-MM-DD of what is due, or the moment of the last change. */
  readonly when: string
  readonly owner: string | undefined
}

export interface TodoList {
  /** The first of them. */
  readonly items: readonly TodoItem[]
  readonly total: number
}

export interface TodoLists {
  readonly drafts: TodoList
  readonly reviews: TodoList
  readonly consents: TodoList
}

/** Days ahead. */
const REVIEW_SOON = 14
const CONSENT_SOON = 30

const IS_PUBLISHED = '!(_id in path("drafts.**")) && !(_id in path("versions.**"))'
const SELECTED = {
  drafts: '_id in path("drafts.**") && _type in $types',
  reviews: `${IS_PUBLISHED} && defined(reviewBy) && reviewBy <= $reviewBy`,
  consents: `${IS_PUBLISHED} && _type == "contact" && defined(consent.until) && consent.until <= $consentBy`,
} as const
const SHOWN = 50

const QUERY = `{
  "drafts": *[${SELECTED.drafts}] | order(_updatedAt desc) [0...${SHOWN}] { ..., "when": _updatedAt },
  "reviews": *[${SELECTED.reviews}] | order(reviewBy asc) [0...${SHOWN}] { ..., "when": reviewBy },
  "consents": *[${SELECTED.consents}] | order(consent.until asc) [0...${SHOWN}] { ..., "when": consent.until },
  "totals": {
    "drafts": count(*[${SELECTED.drafts}]),
    "reviews": count(*[${SELECTED.reviews}]),
    "consents": count(*[${SELECTED.consents}])
  }
}`

/** @param now the moment whose day counts */
export async function fetchTodoLists(client: SanityClient, now: Date): Promise<TodoLists> {
  const parameters = {
    types: Object.keys(documentSchemas),
    reviewBy: dayAfter(now, REVIEW_SOON),
    consentBy: dayAfter(now, CONSENT_SOON),
  }
  const found: unknown = await client.fetch(QUERY, parameters, { perspective: 'raw' })
  const answer = isRecord(found) ? found : {}
  const totals = isRecord(answer['totals']) ? answer['totals'] : {}
  const listOf = (name: string): TodoList => {
    const items = itemsOf(answer[name])
    return { items, total: Number(totals[name] ?? items.length) }
  }
  return { drafts: listOf('drafts'), reviews: listOf('reviews'), consents: listOf('consents') }
}

function itemsOf(documents: unknown): TodoItem[] {
  return (Array.isArray(documents) ? documents : []).flatMap((document: unknown) => {
    if (!isRecord(document)) return []
    const { _id, _type, when, owner } = document
    if (typeof _id !== 'string' || !isDocumentType(_type)) return []
    return [
      {
        id: _id.replace(/^drafts\./, ''),
        type: _type,
        kind: documentRegistry.get(documentSchemas[_type])?.title ?? _type,
        title: titleOf({ ...document, _id: 'Zonder titel' }),
        when: String(when),
        owner: typeof owner === 'string' ? owner : undefined,
      },
    ]
  })
}

function dayAfter(now: Date, days: number): string {
  const date = new Date(today(now))
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}
