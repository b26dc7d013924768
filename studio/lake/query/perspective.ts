/** Which documents a perspective shows, and under which id. */
import type { StoredDocument } from '../json.ts'

/** `raw`, `published`, `drafts`, or a stack of release names and `drafts`, the strongest first. */
export type Perspective = 'raw' | 'published' | readonly string[]

/** @param value as in the query string; undefined gives the API version's own default */
export function parsePerspective(value: string | undefined, apiVersion: string): Perspective {
  if (value === undefined || value === '')
    return apiVersion !== 'X' && apiVersion < '2025-02-19' ? 'raw' : 'published'
  if (value === 'raw' || value === 'published') return value
  const layers = value.split(',').map((layer) => (layer === 'previewDrafts' ? 'drafts' : layer))
  return layers.filter((layer) => layer !== 'published')
}

export function publishedId(id: string): string {
  if (id.startsWith('drafts.')) return id.slice('drafts.'.length)
  if (id.startsWith('versions.')) return id.split('.').slice(2).join('.')
  return id
}

function isPublishedId(id: string): boolean {
  return !id.startsWith('drafts.') && !id.startsWith('versions.')
}

export function applyPerspective(
  documents: readonly StoredDocument[],
  perspective: Perspective,
): readonly StoredDocument[] {
  if (perspective === 'raw') return documents
  if (perspective === 'published') return documents.filter(({ _id }) => isPublishedId(_id))
  const chosen = new Map<string, { rank: number; document: StoredDocument }>()
  for (const document of documents) {
    const rank = rankOf(document._id, perspective)
    const id = publishedId(document._id)
    const rival = chosen.get(id)
    if (rank !== undefined && (!rival || rank < rival.rank)) chosen.set(id, { rank, document })
  }
  return [...chosen].map(([id, { document }]) => ({ ...document, _id: id, _originalId: document._id }))
}

function rankOf(id: string, layers: readonly string[]): number | undefined {
  if (isPublishedId(id)) return layers.length
  const layer = id.startsWith('drafts.') ? 'drafts' : id.split('.')[1]
  const rank = layers.indexOf(layer ?? '')
  return rank < 0 ? undefined : rank
}
