/** The publish status for React components; one store for the whole tab. */
import { useSyncExternalStore } from 'react'
import type { PublishStatus } from './publish-status.ts'
import { createStatusStore } from './status-store.ts'

const store = createStatusStore(async () => {
  const response = await fetch('/publish/status')
  return response.ok ? response.json() : undefined
})

export function usePublishStatus(): PublishStatus | undefined {
  return useSyncExternalStore(store.subscribe, store.current)
}

export function publishedJustNow(): void {
  store.nudge()
}
