/** What an editor has to do: drafts, documents due for review, and consents that end. */
import type { SanityClient } from '@sanity/client'
import {
  dateInCity,
  documentRegistry,
  documentSchemas,
  isDocumentType,
  titleOf,
} from '@programme/content-schemas'
import { isRecord } from '../../../is-record.ts'

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

export interface TodoLists {
  readonly drafts: readonly TodoItem[]
  readonly reviews: readonly TodoItem[]
  readonly consents: readonly TodoItem[]
}

/** Days ahead. */
const REVIEW_SOON = 14
const CONSENT_SOON = 30

const QUERY = `{
  "drafts": *[_id in path("drafts.**") && _type in $types] | order(_updatedAt desc) [0...50] {
    ..., "when": _updatedAt
  },
  "reviews": *[!(_id in path("drafts.**")) && defined(reviewBy) && reviewBy <= $reviewBy] | order(reviewBy asc) [0...50] {
    ..., "when": reviewBy
  },
  "consents": *[!(_id in path("drafts.**")) && _type == "contact" && defined(consent.until) && consent.until <= $consentBy]
    | order(consent.until asc) [0...50] { ..., "when": consent.until }
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
  return {
    drafts: itemsOf(answer['drafts']),
    reviews: itemsOf(answer['reviews']),
    consents: itemsOf(answer['consents']),
  }
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
        title: titleOf(document),
        when: String(when),
        owner: typeof owner === 'string' ? owner : undefined,
      },
    ]
  })
}

function dayAfter(now: Date, days: number): string {
  const date = new Date(now)
  date.setDate(date.getDate() + days)
  return dateInCity(date)
}
