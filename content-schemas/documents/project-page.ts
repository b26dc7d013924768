/** A project: why it is there, how it is done and what came of it. */
import { z } from 'zod'
import { choice } from '../blocks/choice.ts'
import { day, period } from '../blocks/dates.ts'
import { image } from '../blocks/image.ts'
import { ownership } from '../blocks/ownership.ts'
import { richText } from '../blocks/portable-text.ts'
import { references } from '../blocks/reference.ts'
import { seo } from '../blocks/seo.ts'
import { slug } from '../blocks/slug.ts'
import { line, lines } from '../blocks/text.ts'
import { translation } from '../blocks/translation.ts'
import { fieldRegistry } from '../studio-registry.ts'
import { document } from './document.ts'

export const PHASES = {
  verkennen: 'Verkennen',
  voorbereiden: 'Voorbereiden',
  uitvoeren: 'Uitvoeren',
  afgerond: 'Afgerond',
} as const

const milestone = z
  .object({
    _key: z.string().min(1),
    title: line('Mijlpaal', 'Wat is er bereikt of wat moet er gebeuren?'),
    date: day('Datum', 'De dag, als die bekend is.').optional(),
    done: z.boolean().meta({ title: 'Bereikt', description: 'Aan als deze mijlpaal gehaald is.' }),
    note: lines('Toelichting', 'Een zin uitleg.', { max: 300, rows: 2 }).optional(),
  })
  .meta({ title: 'Mijlpaal', description: 'Een stap op de tijdlijn.' })
  .register(fieldRegistry, { preview: { title: 'title', subtitle: 'date' } })

export const projectPage = document(
  'projectPage',
  {
    title: line('Titel', 'De naam van het project, kort en herkenbaar.', 80),
    slug: slug('title'),
    summary: lines('Samenvatting', 'Het project in één of twee zinnen. Staat ook in lijsten.', { max: 280 }),
    heroImage: image.optional(),
    aanleiding: richText('Aanleiding', 'Waarom is dit project er?'),
    aanpak: richText('Aanpak', 'Hoe pakken we het aan?'),
    resultaat: richText('Resultaat', 'Wat is er bereikt, of wat moet het opleveren?'),
    phase: choice('Fase', 'Hoe ver is het project?', PHASES),
    period: period.optional(),
    timeline: z
      .array(milestone)
      .optional()
      .meta({ title: 'Tijdlijn', description: 'De mijlpalen, de oudste eerst.' }),
    parties: references(['party'], 'Partijen', 'Wie werken samen in dit project?'),
    workingGroups: references(['workingGroup'], 'Werkgroepen', 'Welke werkgroepen voeren het uit?'),
    contacts: references(['contact'], 'Contact', 'Wie kunnen bezoekers bereiken over dit project?'),
    downloads: references(['download'], 'Downloads', 'Bestanden die bij het project horen.'),
    ...ownership,
    ...translation('projectPage'),
    seo: seo.optional(),
  },
  {
    title: 'Project',
    plural: 'Projecten',
    help: [
      'Een project heeft een eigen pagina, en staat in de lijst bij zijn fase.',
      'Vertel waarom het er is, hoe u het aanpakt en wat het oplevert. Korte zinnen lezen het prettigst.',
      'Zet bij Beheer wie dit bijhoudt en wanneer iemand het nakijkt. Op die dag staat het bij Vandaag.',
    ],
    icon: 'Rocket',
    desk: 'projects',
    page: { folder: '/projecten/' },
    preview: { title: 'title', subtitle: 'summary', media: 'heroImage' },
    groups: [
      {
        name: 'verhaal',
        title: 'Verhaal',
        fields: ['title', 'slug', 'summary', 'heroImage', 'aanleiding', 'aanpak', 'resultaat'],
      },
      { name: 'voortgang', title: 'Voortgang', fields: ['phase', 'period', 'timeline'] },
      {
        name: 'samenhang',
        title: 'Wie en wat',
        fields: ['parties', 'workingGroups', 'contacts', 'downloads'],
      },
      {
        name: 'beheer',
        title: 'Beheer',
        fields: ['owner', 'secondReader', 'reviewBy', 'language', 'translationOf', 'seo'],
      },
    ],
    orderings: [{ title: 'Titel', field: 'title', direction: 'asc' }],
    initialValue: { phase: 'verkennen' },
  },
)
