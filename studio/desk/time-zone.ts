/** The programme's time zone in this tab: everything is shown by its clock, wherever the editor is. */
import { timeZoneOf } from '@programme/content-schemas'
import { sharedState } from './shared-state.ts'

/** Of the settings, once they are read. */
export const timeZoneState = sharedState(timeZoneOf(undefined))

export const programmeTimeZone = timeZoneState.current
