/** When someone can be reached: days with times, and a period of absence. */
import { z } from 'zod'
import { fieldRegistry } from '../studio-registry.ts'
import { choice } from './choice.ts'
import { day } from './dates.ts'
import { line } from './text.ts'

export const WEEKDAYS = {
  maandag: 'Maandag',
  dinsdag: 'Dinsdag',
  woensdag: 'Woensdag',
  donderdag: 'Donderdag',
  vrijdag: 'Vrijdag',
  zaterdag: 'Zaterdag',
  zondag: 'Zondag',
} as const

function clock(title: string, description: string) {
  return z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Dit is geen tijd. Schrijf uren en minuten, zoals 09:00.')
    .meta({ title, description })
}

const hours = z
  .object({
    _key: z.string().min(1),
    day: choice('Dag', 'Op welke dag?', WEEKDAYS),
    from: clock('Van', 'Zoals 09:00.'),
    until: clock('Tot', 'Zoals 17:00.'),
  })
  .refine(({ from, until }) => from < until, {
    error: 'Het einde ligt niet na het begin. Verander een van beide.',
    path: ['until'],
  })
  .meta({ title: 'Bereikbaar op', description: 'Een dag met tijden.' })
  .register(fieldRegistry, { preview: { title: 'day', subtitle: 'from' } })

export const openingHours = z.array(hours).meta({
  title: 'Bereikbaar op',
  description: 'Op welke dagen en tijden kunnen bezoekers bellen?',
})

export const away = z
  .object({
    from: day('Van', 'De eerste dag dat deze persoon er niet is.'),
    until: day('Tot en met', 'De laatste dag dat deze persoon er niet is.'),
    reason: line('Uitleg', 'Staat op de site, bijvoorbeeld: met vakantie. Mag leeg blijven.', 80).optional(),
  })
  .refine(({ from, until }) => from <= until, {
    error: 'De laatste dag ligt voor de eerste. Verander een van beide.',
    path: ['until'],
  })
  .meta({
    title: 'Afwezig',
    description: 'In deze tijd gaan berichten naar de vervanger uit de instellingen.',
  })
