/** A person whom visitors can reach, with the consent that says what may be shown. */
import { z } from 'zod'
import { choices } from '../blocks/choice.ts'
import { day } from '../blocks/dates.ts'
import { image } from '../blocks/image.ts'
import { away, openingHours } from '../blocks/opening-hours.ts'
import { ownership } from '../blocks/ownership.ts'
import { slug } from '../blocks/slug.ts'
import { line, lines } from '../blocks/text.ts'
import { document } from './document.ts'

const CONSENT_COVERS = {
  mobile: 'Mobiel nummer',
  phone: 'Telefoon',
  email: 'E-mail',
  photo: 'Foto',
} as const

function phoneNumber(title: string, description: string) {
  return z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'Schrijf het nummer met landcode en zonder spaties, zoals +31612345678.')
    .meta({ title, description })
}

const consent = z
  .object({
    given: z.boolean().meta({
      title: 'Toestemming gegeven',
      description: 'Zonder toestemming staat dit contact niet op de site.',
    }),
    covers: choices('Geldt voor', 'Wat mag op de site staan?', CONSENT_COVERS),
    until: day(
      'Geldig tot en met',
      'Na deze dag verdwijnt het contact van de site. Leeg: tot intrekking.',
    ).optional(),
  })
  .meta({ title: 'Toestemming', description: 'Wat deze persoon goed vindt om te tonen.' })

export const contact = document(
  'contact',
  {
    name: line('Naam', 'Voornaam en achternaam.', 80),
    slug: slug('name'),
    role: line('Functie', 'Wat doet deze persoon?', 80),
    organisation: line('Organisatie', 'Voor welke organisatie?', 80),
    mobile: phoneNumber('Mobiel nummer', 'Met landcode, zoals +31612345678.').optional(),
    phone: phoneNumber('Telefoon', 'Met landcode, zoals +31101234567.').optional(),
    email: z
      .email('Dit is geen e-mailadres.')
      .meta({ title: 'E-mail', description: 'Het e-mailadres.' })
      .optional(),
    photo: image.optional(),
    subjects: z
      .array(line('Onderwerp', 'Een onderwerp waarover deze persoon bereikbaar is.', 60))
      .optional()
      .meta({ title: 'Onderwerpen', description: 'Waarover kunnen bezoekers contact opnemen?' }),
    availability: lines('Bereikbaarheid', 'Wanneer is deze persoon bereikbaar?', {
      max: 200,
      rows: 2,
    }).optional(),
    openingHours: openingHours.optional(),
    away: away.optional(),
    consent,
    ...ownership,
  },
  {
    title: 'Contact',
    plural: 'Contacten',
    help: [
      'Een contact staat alleen op de site zolang de toestemming geldt, en alleen met wat daarin genoemd is.',
      'Loopt de toestemming af? Dan staat dat een maand van tevoren bij Vandaag.',
    ],
    icon: 'User',
    desk: 'contact',
    page: { folder: '/contact/' },
    preview: { title: 'name', subtitle: 'role', media: 'photo' },
    orderings: [{ title: 'Naam', field: 'name', direction: 'asc' }],
    initialValue: { consent: { given: false } },
  },
).refine(({ _id, name }) => !namesPerson(_id, name), {
  error:
    'De documentcode bevat de naam van deze persoon. Maak het contact opnieuw, dan krijgt het een neutrale code.',
  path: ['_id'],
})

/** Ids stand in addresses, logs and other documents, which consent does not reach. */
function namesPerson(id: string, name: string): boolean {
  const words = plain(name).split(' ')
  const parts = new Set(plain(id).split(' '))
  return words.some((word) => word.length > 3 && parts.has(word))
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim()
}
