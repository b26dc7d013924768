/** What waits, kept up to date while the dashboard is open. */
import { useEffect, useState } from 'react'
import { useClient } from 'sanity'
import { API_VERSION } from '../api-version.ts'
import { findWaiting, type Waiting } from './waiting.ts'

/** Milliseconds: several changes at once are one look. */
const PAUSE = 500

/** @returns undefined until the first answer */
export function useWaiting(): Waiting | undefined {
  const client = useClient({ apiVersion: API_VERSION })
  const [waiting, setWaiting] = useState<Waiting>()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = (): void => {
      findWaiting(client, new Date()).then(setWaiting, () => {
        timer = setTimeout(look, 10 * PAUSE)
      })
    }
    look()
    const changes = client
      .listen('*', {}, { includeResult: false, includeAllVersions: true, visibility: 'query' })
      .subscribe(() => {
        clearTimeout(timer)
        timer = setTimeout(look, PAUSE)
      })
    return () => {
      clearTimeout(timer)
      changes.unsubscribe()
    }
  }, [client])
  return waiting
}
