/** The Dutch names of phases, statuses and kinds, as the schemas have them. */
import { AGENDA_STATUS, PHASES, RESULT_KINDS, type Documents } from '@vlaardingen/content-schemas'

export function phaseName(phase: Documents['projectPage']['phase']): string {
  return PHASES[phase]
}
export function kindName(kind: Documents['result']['kind']): string {
  return RESULT_KINDS[kind]
}
export function statusName(status: Documents['agendaItem']['status']): string {
  return AGENDA_STATUS[status]
}
/** All phases in their order, with how each stands to the current one. */
export function phaseLine(
  current: Documents['projectPage']['phase'],
): { name: string; state: 'done' | 'now' | 'next' }[] {
  const keys = Object.keys(PHASES)
  return Object.entries(PHASES).map(([key, name], index) => ({
    name,
    state: key === current ? 'now' : index < keys.indexOf(current) ? 'done' : 'next',
  }))
}
