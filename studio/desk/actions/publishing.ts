/** The documents that are on their way to the site: from the click on Publish until their draft has gone, nobody can write in the form. */
import { sharedState, useSharedState, withMember } from '../shared-state.ts'

const publishing = sharedState<ReadonlySet<string>>(new Set())

/** @param id of the published document */
export function startPublishing(id: string): void {
  publishing.change((ids) => withMember(ids, id, true))
}

export function endPublishing(id: string): void {
  publishing.change((ids) => withMember(ids, id, false))
}

export function useIsPublishing(id: string): boolean {
  return useSharedState(publishing, (ids) => ids.has(id))
}
