/** The accessibility statement; there is one. */
import { z } from 'zod'
import { choice } from '../blocks/choice.ts'
import { day } from '../blocks/dates.ts'
import { href } from '../blocks/href.ts'
import { richText } from '../blocks/portable-text.ts'
import { reference } from '../blocks/reference.ts'
import { line, lines } from '../blocks/text.ts'
import { fieldRegistry } from '../studio-registry.ts'
import { document } from './document.ts'

/** The levels of the Dutch government's register of accessibility statements. */
export const ACCESSIBILITY_STATUS = {
  A: 'A: voldoet volledig',
  B: 'B: voldoet gedeeltelijk',
  C: 'C: eerste maatregelen genomen',
  D: 'D: voldoet niet',
} as const

const deviation = z
  .object({
    _key: z.string().min(1),
    criterion: line('Criterium', 'Welk criterium, bijvoorbeeld 1.4.3 Contrast?', 120),
    consequence: lines('Gevolg', 'Wat merkt een bezoeker ervan?'),
    plan: lines('Oplossing', 'Wat doen we eraan, en wanneer?').optional(),
  })
  .meta({ title: 'Afwijking', description: 'Iets dat nog niet toegankelijk is.' })
  .register(fieldRegistry, { preview: { title: 'criterion' } })

export const accessibilityStatement = document(
  'accessibilityStatement',
  {
    title: line('Titel', 'De naam van de pagina.', 80),
    status: choice('Status', 'Hoe toegankelijk is de site?', ACCESSIBILITY_STATUS),
    date: day('Datum', 'De dag waarop deze verklaring is opgesteld.'),
    standard: line(
      'Norm',
      'Waaraan de site moet voldoen, zoals EN 301 549 met WCAG 2.2, niveau A en AA.',
      120,
    ).optional(),
    register: href
      .meta({
        title: 'In het register',
        description: 'Adres van deze verklaring in het register van de overheid, als zij daar staat.',
      })
      .optional(),
    body: richText('Verklaring', 'De tekst van de verklaring.'),
    deviations: z
      .array(deviation)
      .optional()
      .meta({ title: 'Afwijkingen', description: 'Wat nog niet toegankelijk is.' }),
    contact: reference(['contact'], 'Contact', 'Wie meldingen behandelt.'),
    replyTerm: line(
      'Antwoordtermijn',
      'Binnen hoeveel tijd krijgt iemand antwoord op een melding? Bijvoorbeeld: binnen drie weken. Leeg: zo snel mogelijk.',
      60,
    ).optional(),
    complaints: lines(
      'Klacht',
      'Waar kan iemand heen die niet tevreden is met het antwoord? Noem de klachtenregeling en daarna de ombudsman.',
    ).optional(),
  },
  {
    title: 'Toegankelijkheid',
    plural: 'Toegankelijkheid',
    help: [
      'De verklaring waarin staat hoe toegankelijk de site is, en bij wie bezoekers een probleem melden.',
      'Werk haar bij als er iets verandert, en minstens elk jaar.',
    ],
    icon: 'Heart',
    desk: 'pages',
    page: { path: '/toegankelijkheid/' },
    singleton: 'accessibility-statement',
    preview: { title: 'title', subtitle: 'status' },
  },
)
