/** Something the programme achieved: a milestone, a measure, or an indicator that is measured over time. */
import { z } from 'zod'
import { choice } from '../blocks/choice.ts'
import { day } from '../blocks/dates.ts'
import { href } from '../blocks/href.ts'
import { ownership } from '../blocks/ownership.ts'
import { reference, references } from '../blocks/reference.ts'
import { slug } from '../blocks/slug.ts'
import { line, lines } from '../blocks/text.ts'
import { fieldRegistry } from '../studio-registry.ts'
import { document } from './document.ts'

export const RESULT_KINDS = { mijlpaal: 'Mijlpaal', maatregel: 'Maatregel', indicator: 'Indicator' } as const

const measurement = z
  .object({
    _key: z.string().min(1),
    date: day('Datum', 'De dag van de meting.'),
    value: z
      .number()
      .meta({ title: 'Waarde', description: 'De gemeten waarde, in de eenheid van de indicator.' }),
    source: line('Bron', 'Waar komt dit getal vandaan?', 200),
  })
  .meta({ title: 'Meting', description: 'Eén meting van de indicator.' })
  .register(fieldRegistry, { preview: { title: 'date', subtitle: 'source' } })

const indicator = z
  .object({
    unit: line('Eenheid', 'Waarin wordt gemeten, bijvoorbeeld procent?', 40),
    baseline: z.number().meta({ title: 'Beginwaarde', description: 'De waarde bij de start.' }),
    target: z.number().meta({ title: 'Streefwaarde', description: 'De waarde die we willen bereiken.' }),
    measurements: z.array(measurement).min(1, 'Er is geen meting. Voeg er ten minste één toe.').meta({
      title: 'Metingen',
      description: 'Elke meting met haar datum en bron.',
    }),
  })
  .meta({ title: 'Indicator', description: 'De cijfers van een indicator.' })
  .register(fieldRegistry, { visibleWhen: { field: 'kind', in: ['indicator'] } })

export const result = document(
  'result',
  {
    statement: line('Resultaat', 'Wat is er bereikt? Schrijf een hele zin.', 140),
    slug: slug('statement'),
    kind: choice('Soort', 'Wat voor resultaat is dit?', RESULT_KINDS),
    date: day('Datum', 'De dag waarop dit bereikt is, als die bekend is.').optional(),
    explanation: lines('Toelichting', 'Wat betekent dit voor de binnenstad?', { max: 800, rows: 4 }),
    evidence: line('Bron', 'Waaruit blijkt dit?', 200),
    source: href
      .meta({ title: 'Link naar de bron', description: 'Waar is de bron te lezen? Bijvoorbeeld https://…' })
      .optional(),
    indicator: indicator.optional(),
    projects: references(['projectPage'], 'Projecten', 'Bij welke projecten hoort dit resultaat?'),
    workingGroup: reference(['workingGroup'], 'Werkgroep', 'Welke werkgroep heeft dit bereikt?').optional(),
    parties: references(['party'], 'Partijen', 'Welke partijen hebben dit bereikt?'),
    ...ownership,
  },
  {
    title: 'Resultaat',
    plural: 'Resultaten',
    help: [
      'Een resultaat is één zin die staat als een huis, met de bron erbij.',
      'Een mijlpaal is iets wat gebeurd is, een maatregel iets wat geldt, een indicator een getal dat u vaker meet.',
      'Kies projecten, werkgroep en partijen, dan staat het resultaat ook op hun pagina’s.',
    ],
    icon: 'CheckmarkCircle',
    desk: 'results',
    page: { folder: '/resultaten/' },
    preview: { title: 'statement', subtitle: 'kind' },
    orderings: [{ title: 'Datum, nieuwste eerst', field: 'date', direction: 'desc' }],
    initialValue: { kind: 'mijlpaal' },
  },
).refine(({ kind, indicator: figures }) => kind !== 'indicator' || figures !== undefined, {
  error: 'Bij een indicator horen cijfers. Vul eenheid, beginwaarde, streefwaarde en een meting in.',
  path: ['indicator'],
})
