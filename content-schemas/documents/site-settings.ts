/** The settings of the whole site; there is one. */
import { z } from 'zod'
import { choices } from '../blocks/choice.ts'
import { sitePath } from '../blocks/href.ts'
import { image } from '../blocks/image.ts'
import { reference } from '../blocks/reference.ts'
import { line, lines } from '../blocks/text.ts'
import { fieldRegistry } from '../studio-registry.ts'
import { isTimeZone } from '../time-zone.ts'
import { document } from './document.ts'

const navigationItem = z
  .object({
    _key: z.string().min(1),
    label: line('Tekst', 'Wat bezoekers lezen.', 30),
    path: sitePath,
  })
  .meta({ title: 'Menu-item', description: 'Een regel in het menu.' })
  .register(fieldRegistry, { preview: { title: 'label', subtitle: 'path' } })

/** The parts of the site that someone answers for. */
export const SITE_SECTIONS = {
  projecten: 'Projecten',
  werkgroepen: 'Werkgroepen',
  resultaten: 'Resultaten',
  agenda: 'Agenda en bijeenkomsten',
  nieuws: 'Nieuws',
  partijen: 'Partijen',
  overig: 'Andere pagina’s',
} as const

export type SiteSection = keyof typeof SITE_SECTIONS

const coordinator = z
  .object({
    _key: z.string().min(1),
    subject: line('Onderwerp', 'Waarover kunnen bezoekers deze persoon bereiken?', 60),
    contact: reference(['contact'], 'Contact', 'De coördinator voor dit onderwerp.'),
    sections: choices('Delen van de site', 'Op welke pagina’s staat deze coördinator?', SITE_SECTIONS),
    deputy: reference(
      ['contact'],
      'Vervanger',
      'Krijgt de berichten zolang de coördinator afwezig is.',
    ).optional(),
  })
  .meta({ title: 'Coördinator', description: 'Wie aanspreekpunt is voor een onderwerp.' })
  .register(fieldRegistry, { preview: { title: 'subject' } })

const synonymGroup = z
  .object({
    _key: z.string().min(1),
    words: z
      .array(line('Woord', 'Een woord of een paar woorden, in het enkelvoud.', 60))
      .min(2, 'Eén woord heeft geen synoniem. Voeg er een toe.')
      .meta({
        title: 'Woorden',
        description: 'Wie een van deze woorden zoekt, vindt ook pagina’s met de andere.',
      }),
  })
  .meta({ title: 'Synoniemen', description: 'Woorden die hetzelfde betekenen.' })
  .register(fieldRegistry, { preview: { title: 'words.0', subtitle: 'words.1' } })

const glossaryTerm = z
  .object({
    _key: z.string().min(1),
    term: line('Woord', 'Het woord zoals het in de teksten staat.', 40),
    explanation: lines('Uitleg', 'Wat betekent het? Eén of twee gewone zinnen.', { max: 300, rows: 2 }),
  })
  .meta({ title: 'Woord', description: 'Een woord dat niet iedereen kent.' })
  .register(fieldRegistry, { preview: { title: 'term', subtitle: 'explanation' } })

const contactForm = z
  .object({
    notice: lines('Uitleg over gegevens', 'Staat bij het formulier: waarvoor de gegevens zijn en hoe lang.', {
      rows: 4,
    }),
    noticeVersion: line(
      'Versie van de uitleg',
      'Geef een nieuwe versie als u de uitleg verandert, bijvoorbeeld de datum. Bij elk bericht staat welke versie de afzender zag.',
      40,
    ),
    retentionDays: z
      .int('Dit is geen heel getal. Vul een aantal dagen in.')
      .min(7, 'Dit is te kort. Bewaar berichten minstens 7 dagen.')
      .max(365, 'Dit is te lang. Bewaar berichten hoogstens 365 dagen.')
      .meta({
        title: 'Bewaartermijn in dagen',
        description: 'Na dit aantal dagen worden berichten vanzelf gewist. Leeg: 90 dagen.',
      })
      .optional(),
    answerTime: line(
      'Antwoord',
      'Binnen hoeveel tijd krijgt een bezoeker antwoord? Bijvoorbeeld: binnen drie werkdagen. Leeg: zo snel mogelijk.',
      60,
    ).optional(),
  })
  .meta({ title: 'Contactformulier', description: 'Wat bezoekers lezen, en hoe lang berichten blijven.' })

/** Types of which every document may be marked at once. */
const TYPES_TO_READ = {
  projectPage: 'Projecten',
  workingGroup: 'Werkgroepen',
  result: 'Resultaten',
  contact: 'Contacten',
  party: 'Partijen',
  agendaItem: 'Gezamenlijke agenda',
  newsArticle: 'Nieuws',
  event: 'Bijeenkomsten',
  page: 'Pagina’s',
  siteSettings: 'Instellingen',
} as const

export const siteSettings = document(
  'siteSettings',
  {
    name: line('Naam', 'De naam van het programma.', 60),
    city: line('Stad', 'De stad van het programma.', 60),
    timeZone: line(
      'Tijdzone',
      'Volgens welke klok de tijden op de site staan, en wanneer een nieuwe dag begint. Leeg: Europe/Amsterdam.',
      60,
    )
      .refine(isTimeZone, {
        error: 'Deze tijdzone bestaat niet. Gebruik een naam zoals Europe/Amsterdam of America/Paramaribo.',
      })
      .optional(),
    vision: line('Visie', 'De visie in een paar woorden.', 80),
    intro: lines('Inleiding', 'Wat is er aan de hand? Twee of drie zinnen voor de startpagina.', { rows: 4 }),
    navigation: z.array(navigationItem).min(1, 'Het menu is leeg. Voeg een regel toe.').meta({
      title: 'Menu',
      description: 'De regels van het menu boven aan elke pagina.',
    }),
    coordinators: z.array(coordinator).min(1, 'Er is geen coördinator. Voeg er een toe.').meta({
      title: 'Coördinatoren',
      description: 'Wie bezoekers kunnen bereiken, per onderwerp.',
    }),
    synonyms: z.array(synonymGroup).optional().meta({
      title: 'Synoniemen voor het zoeken',
      description: 'Woorden die hetzelfde betekenen, zoals winkelier en ondernemer.',
    }),
    glossary: z.array(glossaryTerm).optional().meta({
      title: 'Woordenlijst',
      description: 'Woorden die niet iedereen kent, met uitleg. Staat op de pagina Over.',
    }),
    contactForm: contactForm.optional(),
    footer: lines('Voettekst', 'Staat onder aan elke pagina.'),
    socialImage: image.optional(),
    secondReaderFor: choices(
      'Tweede lezer',
      'Bij deze soorten publiceert wie het laatst iets veranderde nooit zelf. Zonder aanmelden weet de Studio niet wie u bent: dan herinnert zij alleen.',
      TYPES_TO_READ,
    ),
    privacyContact: reference(
      ['contact'],
      'Contact over privacy',
      'Wie vragen over gegevens beantwoordt.',
    ).optional(),
  },
  {
    title: 'Instellingen',
    plural: 'Instellingen',
    help: [
      'Dit geldt voor de hele site: de naam, de inleiding op de startpagina, het menu en wie voor welk onderwerp aanspreekpunt is.',
      'Een wijziging staat na publiceren op elke pagina. Kijk dus eerst bij Voorbeeld.',
    ],
    icon: 'Cog',
    desk: 'settings',
    page: { path: '/' },
    singleton: 'site-settings',
    preview: { title: 'name', subtitle: 'vision' },
  },
)
