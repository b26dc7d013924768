/** The programme of the fictional Voorbeeldstad: the seed with what Vlaardingen has not: figures, a meeting, a group that is full. */
import type { AnyDocument, Documents } from '@programme/content-schemas'
import { seedDocuments } from '@programme/content-schemas/seed'
import { ref, refs, rich, slug } from '../../content-schemas/seed/write.ts'

const source = 'Telling van de fictieve gemeente Voorbeeldstad'

const indicator: Documents['result'] = {
  _id: 'voorbeeld-indicator',
  _type: 'result',
  statement: 'In Voorbeeldstad staan minder winkels leeg',
  slug: slug('minder-lege-winkels'),
  kind: 'indicator',
  date: '2026-01-15',
  explanation: 'Van alle winkels in de fictieve Voorbeeldstad staat een steeds kleiner deel leeg.',
  evidence: source,
  source: 'https://example.org/telling',
  indicator: {
    unit: 'procent van de winkels',
    baseline: 12.4,
    target: 6,
    measurements: [
      { _key: 'a', date: '2022-01-15', value: 12.4, source },
      { _key: 'b', date: '2023-01-15', value: 11.8, source },
      { _key: 'c', date: '2024-01-15', value: 10.1, source },
      { _key: 'd', date: '2025-01-15', value: 9.3, source },
      { _key: 'e', date: '2026-01-15', value: 7.9, source },
    ],
  },
  projects: refs('project-aanpak-leegstand'),
  workingGroup: ref('werkgroep-leegstand'),
  parties: refs('party-gemeente', 'party-vastgoed'),
}

const event: Documents['event'] = {
  _id: 'voorbeeld-bijeenkomst',
  _type: 'event',
  title: 'Lopen langs lege panden',
  slug: slug('lopen-langs-lege-panden'),
  summary: 'Een wandeling door de fictieve Voorbeeldstad, van leeg pand naar leeg pand.',
  start: '2099-05-12T19:00:00+02:00',
  end: '2099-05-12T21:00:00+02:00',
  place: 'Marktplein, Voorbeeldstad',
  workingGroup: ref('werkgroep-leegstand'),
  registration: 'https://example.org/aanmelden',
  body: rich('We lopen langs vijf panden.', '- Wat kan hier komen?', '- Wie is daarvoor nodig?'),
  contacts: refs('contact-projectcoordinator'),
}

const full: Documents['workingGroup'] = {
  _id: 'voorbeeld-werkgroep',
  _type: 'workingGroup',
  name: 'Werkgroep Marktplein',
  slug: slug('marktplein'),
  theme: 'Verkeer en verblijf',
  goal: 'Een plein waar mensen gaan zitten.',
  description: rich('De groep maakt een plan voor het plein van de fictieve Voorbeeldstad.'),
  lead: ref('contact-operationeel-manager'),
  open: false,
  meetings: 'Elke eerste dinsdag van de maand.',
}

const change: Readonly<Record<string, object>> = {
  'site-settings': { city: 'Voorbeeldstad', vision: 'Levendige binnenstad Voorbeeldstad' },
  'project-aanpak-leegstand': { period: { start: '2025-01-01', end: '2027-12-31' }, phase: 'uitvoeren' },
}

export const voorbeeldDocuments: readonly AnyDocument[] = [
  ...seedDocuments.map((document) => ({ ...document, ...change[document._id] })),
  indicator,
  event,
  full,
]

/** One address for each type of page. */
export const pageTypes = [
  '/',
  '/projecten/',
  '/projecten/centrumorganisatie/',
  '/projecten/fase/verkennen/',
  '/werkgroepen/',
  '/werkgroepen/leegstand/',
  '/werkgroepen/marktplein/',
  '/resultaten/',
  '/resultaten/draagvlak-blauwdruk/',
  '/resultaten/minder-lege-winkels/',
  '/agenda/',
  '/agenda/minder-leegstand/',
  '/agenda/bijeenkomsten/',
  '/agenda/bijeenkomsten/lopen-langs-lege-panden/',
  '/nieuws/',
  '/nieuws/site-staat-online/',
  '/partijen/',
  '/partijen/gemeente/',
  '/contact/',
  '/contact/veronique-gielen/',
  '/contact/bericht/',
  '/contact/verzonden/',
  '/doe-mee/',
  '/over/',
  '/en/',
  '/zoeken/',
  '/toegankelijkheid/',
  '/privacy/',
  '/bestaat-niet/',
] as const
