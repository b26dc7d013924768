/** One of the three parties: its goal, and how far it is with the three building parts of the centre organisation. */
import { z } from 'zod'
import { choice } from '../blocks/choice.ts'
import { slug } from '../blocks/slug.ts'
import { line, lines } from '../blocks/text.ts'
import { document } from './document.ts'

export const PROGRESS = {
  open: 'Nog te doen',
  gestart: 'Gestart',
  opweg: 'Op weg',
  staat: 'Op orde',
} as const
const PARTY_KINDS = { gemeente: 'Gemeente', ondernemers: 'Ondernemers', vastgoed: 'Vastgoed' } as const

const progress = choice(
  'Voortgang',
  'Hoe ver is deze partij met dit onderdeel? Op de site staat dat dit een schatting van de redactie is.',
  PROGRESS,
)

export const party = document(
  'party',
  {
    name: line('Naam', 'De naam van de partij.', 60),
    slug: slug('name'),
    kind: choice('Soort', 'Welke van de drie partijen is dit?', PARTY_KINDS),
    goal: lines('Doel', 'Wat wil deze partij in de binnenstad bereiken?', { max: 200, rows: 2 }),
    description: lines('Wie zijn dit', 'Wie horen bij deze partij?', { max: 500, rows: 3 }),
    representation: z
      .object({
        representation: lines('Vertegenwoordiging', 'Wie spreekt er namens de partij?'),
        mandate: lines('Mandaat', 'Waarover mag die persoon beslissen?'),
        consultation: lines('Achterban', 'Hoe wordt de achterban geraadpleegd?'),
        progress,
      })
      .meta({
        title: 'Vertegenwoordiging',
        description: 'Onderdeel 1: vertegenwoordiging, mandaat en achterban.',
      }),
    agenda: z
      .object({
        agenda: lines('Eigen agenda', 'Wat wil de partij zelf bereiken?'),
        returns: lines('Rendementsdoelen', 'Wat moet het de partij opleveren?'),
        progress,
      })
      .meta({
        title: 'Eigen agenda',
        description: 'Onderdeel 2: eigen agenda en eigen doelen voor rendement.',
      }),
    capacity: z
      .object({
        people: lines('Mensen', 'Wie zet de partij in?'),
        means: lines('Middelen', 'Waarmee investeert de partij?'),
        progress,
      })
      .meta({ title: 'Investeringsvermogen', description: 'Onderdeel 3: eigen vermogen om te investeren.' }),
  },
  {
    title: 'Partij',
    plural: 'Partijen',
    help: [
      'Een van de drie partijen die samen de centrumorganisatie bouwen, met haar doel en hoe ver zij is.',
    ],
    icon: 'Cube',
    desk: 'settings',
    page: { folder: '/partijen/' },
    preview: { title: 'name', subtitle: 'goal' },
    orderings: [{ title: 'Naam', field: 'name', direction: 'asc' }],
  },
)
