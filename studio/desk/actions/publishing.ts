/** The documents that are on their way to the site: from the click on Publish until their draft has gone, nobody can write in the form. */
import { sharedState, useSharedState } from '../shared-state.ts'

export interface Publishing {
  /** Undefined once it has been sent: then it cannot be taken back. */
  readonly cancel: (() => void) | undefined
}

const publishing = sharedState<ReadonlyMap<string, Publishing>>(new Map())

/** @param id of the published document */
export function startPublishing(id: string, cancel: (() => void) | undefined): void {
  publishing.change((known) => new Map(known).set(id, { cancel }))
}

export function endPublishing(id: string): void {
  publishing.change((known) => new Map([...known].filter(([other]) => other !== id)))
}

/** @returns undefined where it is not being published */
export function usePublishing(id: string): Publishing | undefined {
  return useSharedState(publishing, (known) => known.get(id))
}
