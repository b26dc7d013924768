/** The phases of a project in their order, each with how it stands to the one that is now. */
import { PHASES, type Documents } from '@programme/content-schemas'

type Phase = Documents['projectPage']['phase']

/** @param names of the phases, in their order; Dutch unless given */
export function phaseStates(
  current: Phase,
  names: Readonly<Record<Phase, string>> = PHASES,
): { name: string; state: 'done' | 'now' | 'next' }[] {
  const now = phaseIndex(current)
  return Object.values(names).map((name, index) => ({
    name,
    state: index === now ? 'now' : index < now ? 'done' : 'next',
  }))
}

/** From 0, the first phase. */
export function phaseIndex(phase: Phase): number {
  return Object.keys(PHASES).indexOf(phase)
}
