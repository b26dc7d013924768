/** What was typed and cannot be read: it stays in its field, and nothing is published until it is put right. */
import { getValueAtPath, type Path } from 'sanity'
import { sharedState, useSharedState } from '../shared-state.ts'

export interface Unreadable {
  /** Of the published document. */
  readonly documentId: string
  readonly path: Path
  readonly text: string
  /** What to do, in Dutch. */
  readonly message: string
}

/** By field. */
const all = sharedState<ReadonlyMap<string, Unreadable>>(new Map())

/** @param entry undefined where the field can be read again */
export function setUnreadable(field: string, entry: Unreadable | undefined): void {
  all.change((known) => {
    if (!entry && !known.has(field)) return known
    const others = [...known].filter(([name]) => name !== field)
    return new Map(entry ? [...others, [field, entry]] : others)
  })
}

/** @param document as it is to be published: a field that is not in it any more stops nothing */
export function unreadableIn(documentId: string, document: unknown): Unreadable[] {
  return of(all.current(), documentId, document)
}

export function useUnreadableText(field: string): string | undefined {
  return useSharedState(all, (known) => known.get(field)?.text)
}

/** As {@link unreadableIn} says, and again at each change. */
export function useUnreadable(documentId: string, document: unknown): Unreadable[] {
  return of(
    useSharedState(all, (known) => known),
    documentId,
    document,
  )
}

function of(known: ReadonlyMap<string, Unreadable>, documentId: string, document: unknown): Unreadable[] {
  return [...known.values()].filter(
    (entry) =>
      entry.documentId === documentId && getValueAtPath(document, entry.path.slice(0, -1)) !== undefined,
  )
}
