/** The documents that are on their way to the site: from the click on Publish until their draft has gone, nobody can write in the form. */
import { useSyncExternalStore } from 'react'

const publishing = new Set<string>()
const listeners = new Set<() => void>()

function tell(): void {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** @param id of the published document */
export function startPublishing(id: string): void {
  publishing.add(id)
  tell()
}

export function endPublishing(id: string): void {
  if (publishing.delete(id)) tell()
}

export function useIsPublishing(id: string): boolean {
  return useSyncExternalStore(subscribe, () => publishing.has(id))
}
