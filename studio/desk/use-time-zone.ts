/** Follows the time zone in the settings; to be used once, around everything that shows a time. */
import { timeZoneOf } from '@programme/content-schemas'
import { useEffect } from 'react'
import { useSharedState } from './shared-state.ts'
import { timeZoneState } from './time-zone.ts'
import type { LiveQuery } from './live-query.ts'
import { useLiveQuery } from './use-live-query.ts'

const SETTINGS: LiveQuery<string> = {
  query:
    '*[_type == "siteSettings" && !(_id in path("drafts.**")) && !(_id in path("versions.**"))][0]{ timeZone }',
  watched: '*[_type == "siteSettings"]',
  parse: timeZoneOf,
}

export function useTimeZone(): string {
  const { data } = useLiveQuery(SETTINGS)
  useEffect(() => {
    if (data !== undefined) timeZoneState.change(() => data)
  }, [data])
  return useSharedState(timeZoneState, (timeZone) => timeZone)
}
