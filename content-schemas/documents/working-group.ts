/** A working group: its theme, its goal, who takes part and how to join. */
import { z } from 'zod'
import { example } from '../blocks/example.ts'
import { richText } from '../blocks/portable-text.ts'
import { reference, references } from '../blocks/reference.ts'
import { slug } from '../blocks/slug.ts'
import { line, lines } from '../blocks/text.ts'
import { fieldRegistry } from '../studio-registry.ts'
import { document } from './document.ts'

const participant = z
  .object({
    _key: z.string().min(1),
    party: reference(['party'], 'Partij', 'Namens welke partij?'),
    role: line('Rol', 'Wat doet deze deelnemer in de werkgroep?', 80),
    name: line('Naam', 'Alleen met toestemming van de persoon.', 80).optional(),
    consent: z
      .boolean()
      .optional()
      .meta({ title: 'Toestemming', description: 'De persoon vindt het goed dat de naam op de site staat.' }),
  })
  .refine(({ name, consent }) => name === undefined || consent === true, {
    error: 'Er staat een naam zonder toestemming. Vraag toestemming, of haal de naam weg.',
    path: ['name'],
  })
  .meta({ title: 'Deelnemer', description: 'Een partij die meedoet, en in welke rol.' })
  .register(fieldRegistry, { preview: { title: 'role', subtitle: 'name' } })

export const workingGroup = document(
  'workingGroup',
  {
    name: line('Naam', 'De naam van de werkgroep.', 80),
    slug: slug('name'),
    theme: line('Thema', 'Het onderwerp in een paar woorden.', 60),
    goal: lines('Doel', 'Wat wil de werkgroep bereiken?', { max: 400 }),
    description: richText('Over de werkgroep', 'Wat doet de werkgroep en hoe?').optional(),
    participants: z
      .array(participant)
      .optional()
      .meta({ title: 'Wie doen mee', description: 'Partij en rol. Personen alleen met toestemming.' }),
    lead: reference(['contact'], 'Aanspreekpunt', 'Wie bezoekers kunnen bereiken over deze werkgroep.'),
    open: z
      .boolean()
      .meta({ title: 'Open voor nieuwe deelnemers', description: 'Aan als iemand kan aansluiten.' }),
    howToJoin: lines('Zo doet u mee', 'Wat moet iemand doen die wil aansluiten?').optional(),
    meetings: lines('Bijeenkomsten', 'Wanneer en waar komt de werkgroep bij elkaar?').optional(),
    projects: references(['projectPage'], 'Projecten', 'Waar werkt de groep aan?'),
    example,
  },
  {
    title: 'Werkgroep',
    plural: 'Werkgroepen',
    help: [
      'Een werkgroep heeft een eigen pagina met het doel, wie er meedoen en hoe iemand kan aansluiten.',
      'Namen van deelnemers alleen met toestemming. Zonder toestemming noemt u alleen partij en rol.',
    ],
    icon: 'Users',
    desk: 'workingGroups',
    page: { folder: '/werkgroepen/' },
    preview: { title: 'name', subtitle: 'theme' },
    orderings: [{ title: 'Naam', field: 'name', direction: 'asc' }],
    initialValue: { open: true },
  },
)
