/**
 * Sync tags: a query has the tags of all that its answer rests on, a change has the tags of all that it touches. They share
 * one exactly where the change could make the answer another, as far as types, ids, slugs and references tell.
 */
import { createHash } from 'node:crypto'
import type { StoredDocument } from '../foundation/json.ts'
import { linksOfDocument } from '../store/index/terms.ts'
import type { Lookup } from './language/lookup.ts'
import type { Documents } from './language/runtime.ts'
import { getPublishedId } from '../foundation/document-id.ts'

type Ground = `${'id' | 'type' | 'slug' | 'reference' | 'release'}:${string}` | 'everything'

/** More would be more than caches by tag take. */
const MOST_TAGS = 64

export interface ReadRecord {
  readonly documents: Documents
  tags(): string[]
}

/** Notes what a query reads. */
export function recordReads(documents: Documents): ReadRecord {
  const grounds = new Set<Ground>()
  const got = new Map<string, string | undefined>()
  const { byUpdate } = documents
  return {
    documents: {
      all() {
        grounds.add('everything')
        return documents.all()
      },
      find(lookup) {
        for (const ground of groundsOf(lookup)) grounds.add(ground)
        return documents.find(lookup)
      },
      get(id) {
        const document = documents.get(id)
        got.set(getPublishedId(id), document?._type)
        return document
      },
      ...(byUpdate && {
        byUpdate: (types, direction) => {
          const lookup: Lookup = types ? { kind: 'types', types } : { kind: 'all' }
          for (const ground of groundsOf(lookup)) grounds.add(ground)
          return byUpdate(types, direction)
        },
      }),
    },
    tags() {
      if (grounds.has('everything')) return [tag('everything')]
      const byId = [...got.keys()].map((id): Ground => `id:${id}`)
      const few = new Set([...grounds, ...byId])
      if (few.size <= MOST_TAGS) return [...few].map(tag).sort()
      // A change of a document has the tag of its type as well; one that is missing has none.
      const byType = [...got].map(([id, type]): Ground => (type === undefined ? `id:${id}` : `type:${type}`))
      const some = new Set([...grounds, ...byType])
      return some.size <= MOST_TAGS ? [...some].map(tag).sort() : [tag('everything')]
    },
  }
}

/** What must change about some document for it to enter, leave or change within a lookup. */
function groundsOf(lookup: Lookup): readonly Ground[] {
  switch (lookup.kind) {
    case 'ids':
      return lookup.ids.map((id): Ground => `id:${getPublishedId(id)}`)
    case 'variants':
      return [`id:${lookup.publishedId}`]
    case 'types':
      return lookup.types.map((type): Ground => `type:${type}`)
    case 'slugs':
      return lookup.slugs.map((slug): Ground => `slug:${slug}`)
    case 'references':
      return lookup.targets.map((target): Ground => `reference:${target}`)
    case 'release':
      return [`release:${lookup.name}`]
    case 'either':
      return lookup.lookups.flatMap(groundsOf)
    case 'both':
      // A document must fit all of them, so the narrowest alone tells.
      return lookup.lookups.map(groundsOf).reduce(narrower)
    case 'all':
    case 'idPrefix':
    case 'text':
      return ['everything']
  }
}

function narrower(left: readonly Ground[], right: readonly Ground[]): readonly Ground[] {
  return breadth(right) < breadth(left) ? right : left
}

function breadth(grounds: readonly Ground[]): number {
  return grounds.reduce((sum, ground) => {
    if (ground === 'everything') return sum + 1_000_000
    return sum + (ground.startsWith('type:') ? 1_000 : 1)
  }, 0)
}

/** @param documents the changed ones as they were and as they are, and their drafts and versions, which they may uncover */
export function tagsOfChange(documents: Iterable<StoredDocument>): string[] {
  const grounds = new Set<Ground>(['everything'])
  for (const document of documents) {
    const { slug, references } = linksOfDocument(document)
    grounds.add(`id:${getPublishedId(document._id)}`).add(`type:${document._type}`)
    if (slug !== undefined) grounds.add(`slug:${slug}`)
    for (const target of references) grounds.add(`reference:${target}`)
    const [kind, release] = document._id.split('.')
    if (kind === 'versions') grounds.add(`release:${String(release)}`)
  }
  return [...grounds].map(tag)
}

/** Short, and without telling the names of types and documents to whoever listens. */
function tag(ground: Ground): string {
  return `s1:${createHash('sha256').update(ground).digest('base64url').slice(0, 10)}`
}
