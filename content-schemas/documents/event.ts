/** A meeting that visitors can come to. */
import { moment } from '../blocks/dates.ts'
import { href } from '../blocks/href.ts'
import { richText } from '../blocks/portable-text.ts'
import { reference, references } from '../blocks/reference.ts'
import { slug } from '../blocks/slug.ts'
import { line, lines } from '../blocks/text.ts'
import { document } from './document.ts'

export const event = document(
  'event',
  {
    title: line('Titel', 'De naam van de bijeenkomst.', 100),
    slug: slug('title'),
    summary: lines('Samenvatting', 'Waar gaat de bijeenkomst over?', { max: 280 }),
    start: moment('Begin', 'Dag en tijd waarop het begint.'),
    end: moment('Einde', 'Dag en tijd waarop het eindigt.'),
    place: line('Plaats', 'Waar is het?', 120),
    workingGroup: reference(
      ['workingGroup'],
      'Werkgroep',
      'Van welke werkgroep is de bijeenkomst?',
    ).optional(),
    registration: href
      .meta({ title: 'Aanmelden', description: 'Waar meldt een bezoeker zich aan? Een adres of mailto:.' })
      .optional(),
    body: richText('Programma', 'Wat gaat er gebeuren?').optional(),
    contacts: references(['contact'], 'Contact', 'Wie weet er meer van?'),
  },
  {
    title: 'Bijeenkomst',
    plural: 'Bijeenkomsten',
    help: [
      'Een bijeenkomst staat op de agenda tot zij voorbij is, en blijft daarna te vinden.',
      'Bezoekers kunnen haar in hun eigen agenda zetten. Kloppen begin, einde en plaats?',
    ],
    icon: 'Calendar',
    desk: 'news',
    page: { folder: '/agenda/bijeenkomsten/' },
    preview: { title: 'title', subtitle: 'start' },
    orderings: [{ title: 'Begin, nieuwste eerst', field: 'start', direction: 'desc' }],
  },
).refine(({ start, end }) => Date.parse(start) < Date.parse(end), {
  error: 'Het einde ligt niet na het begin. Verander een van beide.',
  path: ['end'],
})
