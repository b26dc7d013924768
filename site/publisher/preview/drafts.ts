/** The site's content as it would be if every draft were published now, kept up to date with the store. */
import type { SanityClient } from '@sanity/client'
import { createGraph, type ContentGraph } from '../../content/graph.ts'
import { isRecord } from '../../content/is-record.ts'
import { atStore, loadEverything } from '../../content/load.ts'

export interface DraftContent {
  readonly graph: ContentGraph
  /** @returns a function that ends it */
  onChange(tell: () => void): () => void
  stop(): void
}

const EVERYTHING = '*[!(_id in path("_.**")) && !(_id in path("versions.**"))]'

/** @param today YYYY-MM-DD, asked at every change */
export async function followDrafts(client: SanityClient, today: () => string): Promise<DraftContent> {
  const versions = new Map<string, unknown>()
  const listeners = new Set<() => void>()
  for (const document of await loadEverything(client)) keep(document)
  const published = [...versions].filter(([id]) => !id.startsWith('drafts.')).map(([, document]) => document)
  const ids = new Set([...versions.keys()].map(publishedId))
  const { graph } = createGraph(
    [...ids].flatMap((id) => seen(id) ?? []),
    { today: today(), lastGood: published },
  )

  function keep(document: unknown): void {
    if (isRecord(document) && typeof document['_id'] === 'string')
      versions.set(document['_id'], atStore(client, document))
  }

  /** The draft under the id of what it becomes, else the published version. */
  function seen(id: string): unknown {
    const draft = versions.get(`drafts.${id}`)
    return isRecord(draft) ? { ...draft, _id: id } : versions.get(id)
  }

  const subscription = client
    .listen(EVERYTHING, {}, { includeResult: true, includeAllVersions: true, events: ['mutation'] })
    .subscribe((event) => {
      if (event.transition === 'disappear') versions.delete(event.documentId)
      else keep(event.result)
      const id = publishedId(event.documentId)
      graph.update({ documents: new Map([[id, seen(id)]]), today: today() })
      for (const tell of listeners) tell()
    })

  return {
    graph,
    onChange(tell) {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    stop: () => subscription.unsubscribe(),
  }
}

function publishedId(id: string): string {
  return id.replace(/^drafts\./, '')
}
