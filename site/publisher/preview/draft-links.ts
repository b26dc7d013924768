/** Addresses that open one draft for who has no access to the Studio: which are valid, and the site as they show it. */
import { createHash } from 'node:crypto'
import { DRAFT_LINK_ID_PREFIX, addressOf, draftLinkSchema } from '@programme/content-schemas'
import { createGraph, type ContentGraph } from '../../content/graph.ts'
import { isRecord } from '../../../shared/is-record.ts'
import { listRoutes, type Route } from '../../content/routes.ts'
import type { Versions } from './versions.ts'

export interface SharedDraft {
  readonly graph: ContentGraph
  readonly routes: ReadonlyMap<string, Route>
  /** Of the shared document; undefined where it has no page, or none with what is published alone. */
  readonly address: string | undefined
  /** ISO 8601. */
  readonly until: string
  /** False where everything is published by now. */
  readonly isDraft: boolean
}

export interface DraftLinks {
  /** @returns why it opens nothing, or what it opens */
  open(token: string, now: Date): SharedDraft | 'unknown' | 'expired'
  /** The store has changed: what was worked out is worth nothing. */
  forget(): void
}

export function draftLinks(versions: Versions): DraftLinks {
  const known = new Map<string, SharedDraft>()

  function share(documentId: string, until: string, now: Date): SharedDraft {
    const draft = versions.get(`drafts.${documentId}`)
    const published = [...versions.ids()].filter((id) => !id.includes('.')).map(versions.get)
    const others = published.filter((document) => !isRecord(document) || document['_id'] !== documentId)
    const own = isRecord(draft) ? { ...draft, _id: documentId } : versions.get(documentId)
    const { graph } = createGraph([...others, own], { now, lastGood: published })
    const routes = new Map(listRoutes(graph).map((route) => [route.path, route]))
    const address = addressOf(graph.documents.get(documentId))
    return {
      graph,
      routes,
      address: address !== undefined && routes.has(address) ? address : undefined,
      until,
      isDraft: isRecord(draft),
    }
  }

  return {
    open(token, now) {
      const id = DRAFT_LINK_ID_PREFIX + createHash('sha256').update(token).digest('hex')
      const link = draftLinkSchema.safeParse(versions.get(id))
      if (!link.success) return 'unknown'
      const { documentId, until } = link.data
      if (Date.parse(until) <= now.getTime()) return 'expired'
      if (!versions.get(documentId) && !versions.get(`drafts.${documentId}`)) return 'unknown'
      const shared = known.get(id) ?? share(documentId, until, now)
      known.set(id, shared)
      return shared
    },
    forget: () => known.clear(),
  }
}
