/** An item of the joint agenda: an ambition, who carries it, and the projects that fill it. */
import { z } from 'zod'
import { choice } from '../blocks/choice.ts'
import { example } from '../blocks/example.ts'
import { references } from '../blocks/reference.ts'
import { slug } from '../blocks/slug.ts'
import { line, lines } from '../blocks/text.ts'
import { document } from './document.ts'

export const AGENDA_STATUS = {
  voorstel: 'Voorstel',
  gedeeld: 'Gedeelde ambitie',
  uitvoering: 'In uitvoering',
  klaar: 'Klaar',
} as const

export const agendaItem = document(
  'agendaItem',
  {
    title: line('Titel', 'De ambitie in een paar woorden.', 80),
    slug: slug('title'),
    ambition: lines('Ambitie', 'Wat willen de partijen samen bereiken?', { max: 500, rows: 4 }),
    status: choice('Status', 'Hoe ver is dit punt?', AGENDA_STATUS),
    parties: references(['party'], 'Wie dragen dit', 'De partijen die hiervoor staan.'),
    projects: references(['projectPage'], 'Projecten', 'De projecten die dit invullen.'),
    order: z
      .number()
      .int()
      .optional()
      .meta({ title: 'Volgorde', description: 'Een lager getal staat hoger in de lijst.' }),
    example,
  },
  {
    title: 'Agendapunt',
    plural: 'Gezamenlijke agenda',
    help: [
      'Een punt van de gezamenlijke agenda: wat de partijen samen willen bereiken, en welke projecten dat doen.',
    ],
    icon: 'Target',
    desk: 'news',
    page: { folder: '/agenda/' },
    preview: { title: 'title', subtitle: 'ambition' },
    orderings: [{ title: 'Volgorde', field: 'order', direction: 'asc' }],
    initialValue: { status: 'voorstel' },
  },
)
