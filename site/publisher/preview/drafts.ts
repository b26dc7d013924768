/** The site's content as it would be if every draft, and what is being typed, were published now. */
import type { SanityClient } from '@sanity/client'
import { isDocumentType } from '@programme/content-schemas'
import { logErrors } from '../../../shared/error-boundary.ts'
import { createGraph, type ContentGraph } from '../../content/graph.ts'
import { isRecord } from '../../../shared/is-record.ts'
import { followVersions, type Versions } from './versions.ts'

type Delta = ReturnType<ContentGraph['update']>

export interface DraftContent {
  readonly graph: ContentGraph
  /** As the store has them. */
  readonly versions: Versions
  /** Shows a document as an editor's form shows it, ahead of the store. @returns false for what is no document of ours */
  type(document: unknown): boolean
  stop(): void
}

export interface DraftOptions {
  readonly client: SanityClient
  /** YYYY-MM-DD, asked at every change. */
  readonly now: () => Date
  /** Milliseconds after the last key in which the Studio is sure to have stored what was typed. */
  readonly typedFor?: number
}

/** @param tell gets every change */
export async function followDrafts(
  { client, now, typedFor = 5_000 }: DraftOptions,
  tell: (delta: Delta) => void,
): Promise<DraftContent> {
  const typed = new Map<string, { readonly document: unknown; readonly end: NodeJS.Timeout }>()
  const versions = await followVersions(client, (changed) => show(new Set(changed.map(publishedId))))

  const ids = [...new Set([...versions.ids()].map(publishedId))]
  const { graph } = createGraph(
    ids.flatMap((id) => seen(id) ?? []),
    { now: now(), lastGood: ids.map(versions.get) },
  )

  /** What is being typed, else the draft under the id of what it becomes, else the published version. */
  function seen(id: string): unknown {
    const draft = versions.get(`drafts.${id}`)
    return typed.get(id)?.document ?? (isRecord(draft) ? { ...draft, _id: id } : versions.get(id))
  }

  const show = logErrors('Preview: taking up a change', (changed: Iterable<string>) => {
    const documents = new Map([...changed].map((id) => [id, seen(id)]))
    tell(graph.update({ documents, now: now() }))
  })

  return {
    graph,
    versions,
    type(document) {
      if (!isRecord(document) || typeof document['_id'] !== 'string' || !isDocumentType(document['_type']))
        return false
      const id = publishedId(document['_id'])
      clearTimeout(typed.get(id)?.end)
      const end = setTimeout(() => {
        typed.delete(id)
        show([id])
      }, typedFor)
      typed.set(id, { document: { ...document, ...systemFields(seen(id)), _id: id }, end })
      show([id])
      return true
    },
    stop() {
      for (const { end } of typed.values()) clearTimeout(end)
      versions.stop()
    },
  }
}

/** What the store gives a document, and the Studio only guesses: without it nothing has changed that a page shows. */
function systemFields(document: unknown): Record<string, unknown> {
  if (!isRecord(document)) return {}
  return Object.fromEntries(
    ['_rev', '_createdAt', '_updatedAt'].flatMap((name) =>
      name in document ? [[name, document[name]]] : [],
    ),
  )
}

function publishedId(id: string): string {
  return id.replace(/^drafts\./, '')
}
