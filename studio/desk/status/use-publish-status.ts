/** The publish status for React components; one store for the whole tab. */
import { useSyncExternalStore } from 'react'
import { readStudioConfiguration } from '../../configuration.ts'
import { parseLiveFile, parsePublishStatus, type PublishStatus } from './publish-status.ts'
import { createStatusStore } from './status-store.ts'

const { siteUrl } = readStudioConfiguration()

const store = createStatusStore(
  async () =>
    parsePublishStatus(await read('/publish/status')) ??
    (siteUrl === undefined ? undefined : parseLiveFile(await read(`${siteUrl}/publicatie.json`))),
)

/** @returns undefined where there is no such thing, or something else than JSON */
async function read(address: string): Promise<unknown> {
  const response = await fetch(address, { cache: 'no-cache' }).catch(() => undefined)
  return response?.ok === true ? response.json().catch(() => undefined) : undefined
}

export function usePublishStatus(): PublishStatus | undefined {
  return useSyncExternalStore(store.subscribe, store.current)
}

export function publishedJustNow(): void {
  store.nudge()
}
