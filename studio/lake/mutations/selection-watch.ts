/** Notices whether what is written in the meantime could change the answer of a query. */
import type { Hub } from '../store/hub.ts'
import { tagsOfChange } from '../query/sync-tags.ts'
import type { Change } from '../store/transaction.ts'

/** More are not looked at one by one. */
const MOST_CHANGES = 200

export interface SelectionWatch {
  /** @param tags of the query's answer */
  touched(tags: readonly string[]): boolean
  end(): void
}

/** @returns a watch that begins at once, to be begun before the query is asked */
export function watchChanges(hub: Hub): SelectionWatch {
  const seen: (readonly Change[])[] = []
  const end = hub.subscribe(({ changes }) => seen.push(changes))
  return {
    touched(tags) {
      if (seen.reduce((sum, { length }) => sum + length, 0) > MOST_CHANGES) return true
      const known = new Set(tags)
      return seen.some((changes) => tagsOf(changes).some((tag) => known.has(tag)))
    },
    end,
  }
}

function tagsOf(changes: readonly Pick<Change, 'previous' | 'result'>[]): string[] {
  return tagsOfChange(changes.flatMap(({ previous, result }) => [previous ?? [], result ?? []].flat()))
}
