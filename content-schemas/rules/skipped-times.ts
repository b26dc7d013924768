/** Times that do not exist: the programme's clock skips them when it is put forward. */
import type { z } from 'zod'
import { documentSchemas, type AnyDocument } from '../document-schemas.ts'
import type { Problem } from '../problem.ts'
import { fieldRegistry } from '../studio-registry.ts'
import { momentsOf, offsetsAround } from '../time-zone.ts'
import { unwrap } from '../unwrap.ts'
import { problemIn } from './document-problem.ts'

const SKIPPED = 'Deze tijd bestaat niet: in die nacht gaat de klok een uur vooruit. Kies een andere tijd.'

export function skippedTimes(document: AnyDocument, timeZone: string): Problem[] {
  const shape: Readonly<Record<string, z.core.$ZodType>> = documentSchemas[document._type].shape
  return Object.entries(document).flatMap(([name, value]) => {
    const field = shape[name]
    const isMoment = field && fieldRegistry.get(unwrap(field))?.kind === 'datetime'
    if (!isMoment || typeof value !== 'string' || isOnTheClock(value, timeZone)) return []
    return [problemIn(document, [name], SKIPPED)]
  })
}

/** @param text ISO 8601; only one with an offset of the zone is a time that its clock may skip */
function isOnTheClock(text: string, timeZone: string): boolean {
  const [, written, offset] = /^(.{16}).*([+-]\d\d:\d\d)$/.exec(text) ?? []
  if (written === undefined || offset === undefined) return true
  const shown = new Date(`${written}Z`)
  const minutes = (shown.getTime() - Date.parse(written + offset)) / 60_000
  return !offsetsAround(timeZone, shown).includes(minutes) || momentsOf(timeZone, shown).length > 0
}
