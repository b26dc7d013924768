/** Days, moments and periods, as ISO 8601 text. */
import { z } from 'zod'
import { fieldRegistry } from '../studio-registry.ts'

/** A day: YYYY-MM-DD. */
export function day(title: string, description: string) {
  return z.iso
    .date('Dit is geen datum. Schrijf de dag als 24-11-2026.')
    .meta({ title, description })
    .register(fieldRegistry, { kind: 'date' })
}

/** A moment: ISO 8601 with a time zone. */
export function moment(title: string, description: string) {
  return z.iso
    .datetime({ offset: true, error: 'Dit is geen tijdstip. Schrijf het als 24-11-2026 20:00.' })
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
