/** What was typed and cannot be read: it stays in its field, and nothing is published until it is put right. */
import type { Path } from 'sanity'
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

export function unreadableIn(documentId: string): Unreadable[] {
  return [...all.current().values()].filter((entry) => entry.documentId === documentId)
}

export function useUnreadableText(field: string): string | undefined {
  return useSharedState(all, (known) => known.get(field)?.text)
}

/** The same list for the same fields. */
export function useUnreadable(documentId: string): readonly Unreadable[] {
  const known = useSharedState(all, (entries) => entries)
  return [...known.values()].filter((entry) => entry.documentId === documentId)
}
