/** A file for visitors, with what they want to know before they fetch it. */
import { choice } from '../blocks/choice.ts'
import { day } from '../blocks/dates.ts'
import { file } from '../blocks/file.ts'
import { line, lines } from '../blocks/text.ts'
import { document } from './document.ts'

export const DOWNLOAD_KINDS = {
  rapport: 'Rapport',
  verslag: 'Verslag',
  presentatie: 'Presentatie',
  overig: 'Overig',
} as const

export const download = document(
  'download',
  {
    title: line('Titel', 'Wat is dit voor document?', 100),
    description: lines('Omschrijving', 'Wat staat erin?', { max: 280 }).optional(),
    date: day('Datum', 'De dag van het document.').optional(),
    kind: choice('Soort', 'Wat voor document is dit?', DOWNLOAD_KINDS),
    file,
  },
  {
    title: 'Download',
    plural: 'Downloads',
    help: [
      'Een bestand dat bezoekers kunnen ophalen. Op de site staan de grootte en de soort erbij.',
      'Staat de tekst ook op een pagina? Die is op een telefoon prettiger dan een bestand.',
    ],
    icon: 'Download',
    desk: 'pages',
    preview: { title: 'title', subtitle: 'kind' },
  },
)
