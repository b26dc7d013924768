/** Days, moments and periods, as ISO 8601 text. */
import { z } from 'zod'
import { fieldRegistry } from '../studio-registry.ts'

/** A day: YYYY-MM-DD. */
export function day(title: string, description: string) {
  return z.iso
    .date('Dit is geen datum. Kies een dag, zoals 2026-11-24.')
    .meta({ title, description })
    .register(fieldRegistry, { kind: 'date' })
}

const CITY = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Europe/Amsterdam',
})
/** Of the city, in winter and in summer. */
const OFFSETS = ['+01:00', '+02:00']

/** False for a time written as in the city, with one of its offsets, that its clock skips when it is put forward. */
function isOnTheClock(text: string): boolean {
  const [, written, offset = ''] = /^(.{16}).*([+-]\d\d:\d\d)$/.exec(text) ?? []
  if (written === undefined || !OFFSETS.includes(offset)) return true
  return OFFSETS.some((one) => {
    const moment = new Date(`${written}${one}`)
    // Another check tells of what is no date.
    return Number.isNaN(moment.getTime()) || CITY.format(moment) === written.replace('T', ' ')
  })
}

/** A moment: ISO 8601 with a time zone. */
export function moment(title: string, description: string) {
  return z.iso
    .datetime({ offset: true, error: 'Dit is geen tijdstip. Kies een dag en een tijd.' })
    .refine(isOnTheClock, {
      error: 'Deze tijd bestaat niet: in die nacht gaat de klok een uur vooruit. Kies een andere tijd.',
    })
    .meta({ title, description })
    .register(fieldRegistry, { kind: 'datetime' })
}

export const period = z
  .object({
    start: day('Begin', 'De eerste dag.').optional(),
    end: day('Einde', 'De laatste dag; leeg zolang het doorloopt.').optional(),
  })
  .refine(({ start, end }) => start === undefined || end === undefined || start <= end, {
    error: 'Het einde ligt voor het begin. Verander een van beide.',
    path: ['end'],
  })
  .meta({ title: 'Periode', description: 'Wanneer dit loopt.' })
