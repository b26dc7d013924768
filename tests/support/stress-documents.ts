/** Voorbeeldstad at its fullest: more of everything than a page shows at once, the longest texts a field takes, words and addresses that do not fit a telephone, figures of every sort. */
import type { AnyDocument, Documents } from '@programme/content-schemas'
import { ref, refs, rich, slug } from '../../content-schemas/seed/write.ts'
import { voorbeeldDocuments } from './voorbeeldstad-site.ts'

/** Real Dutch words, each wider than a small telephone in large letters. */
const COMPOUNDS = [
  'Arbeidsongeschiktheidsverzekering',
  'Binnenstadsmanagementorganisatie',
  'Detailhandelsstructuurvisie',
  'Vastgoedeigenarenvereniging',
  'Wijkverkeerscirculatieplan',
] as const
const compound = (index: number): string => COMPOUNDS[index % COMPOUNDS.length] ?? ''
const times = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index))
const two = (value: number): string => String(value).padStart(2, '0')
const dayOf = (index: number): string =>
  `20${20 + (index % 7)}-${two(1 + (index % 12))}-${two(1 + (index % 28))}`

/** As long as a mail address may be before its @. */
const MAIL = `${'wijkverkeerscirculatieplan'.repeat(2)}.afdeling@detailhandelsstructuurvisie.voorbeeldstad.example`

/** As long as a field takes. */
function long(start: string, length: number): string {
  const filling = ' met alle straten, pleinen en havens van de fictieve Voorbeeldstad die daarbij horen'
  return (start + filling.repeat(3)).slice(0, length).trim()
}

const PHASES = ['verkennen', 'voorbereiden', 'uitvoeren', 'afgerond'] as const
const SUMMARY =
  'Zo lang als een samenvatting mag zijn, want ook dan moet de lijst leesbaar blijven op een kleine telefoon. '

const projects = times(60, (index): Documents['projectPage'] => ({
  _id: `druk-project-${index}`,
  _type: 'projectPage',
  title: index % 3 === 0 ? compound(index) : long(`${compound(index)} ${index}`, 80),
  slug: slug(`druk-${index}`),
  summary: SUMMARY.repeat(3).slice(0, 280),
  aanleiding: rich(SUMMARY.repeat(4), `Schrijf naar ${MAIL}.`),
  aanpak: rich(`## ${compound(index)}`, SUMMARY.repeat(6), `- ${compound(index + 1)}`, `- ${SUMMARY}`),
  resultaat: rich(SUMMARY.repeat(3)),
  phase: PHASES[index % PHASES.length] ?? 'verkennen',
  period: { start: '2025-01-01', end: '2027-12-31' },
  timeline: times(index % 9, (step) => ({
    _key: `m${step}`,
    title: long(`${compound(step)} ${step}`, 100),
    ...(step % 2 === 0 ? { date: dayOf(step) } : {}),
    done: step < 4,
    note: SUMMARY.slice(0, 100),
  })),
  parties: refs('party-gemeente', 'party-ondernemers', 'party-vastgoed'),
  workingGroups: refs(`druk-groep-${index % 30}`),
  contacts: refs('druk-contact'),
}))

const groups = times(30, (index): Documents['workingGroup'] => ({
  _id: `druk-groep-${index}`,
  _type: 'workingGroup',
  name: long(`Werkgroep ${compound(index)} ${index}`, 80),
  slug: slug(`druk-${index}`),
  theme: compound(index),
  goal: long(SUMMARY, 400),
  participants: refs('party-gemeente', 'party-ondernemers').map((party, at) => ({
    _key: `p${at}`,
    party,
    role: long(compound(at), 80),
  })),
  lead: ref('druk-contact'),
  open: index % 2 === 0,
  projects: refs(`druk-project-${index}`),
}))

const news = times(200, (index): Documents['newsArticle'] => ({
  _id: `druk-nieuws-${index}`,
  _type: 'newsArticle',
  title: long(`${compound(index)} ${index}`, 100),
  slug: slug(`druk-${index}`),
  summary: SUMMARY,
  date: dayOf(index),
  topic: compound(index),
  body: rich(SUMMARY.repeat(3), `https://voorbeeldstad.example/${'heel-lang-adres/'.repeat(8)}`),
  projects: refs(`druk-project-${index % 60}`),
  contacts: refs('druk-contact'),
}))

const events = times(80, (index): Documents['event'] => {
  const day = index < 40 ? dayOf(index) : `2099-${two(1 + (index % 12))}-${two(1 + (index % 28))}`
  return {
    _id: `druk-bijeenkomst-${index}`,
    _type: 'event',
    title: long(`${compound(index)} ${index}`, 100),
    slug: slug(`druk-${index}`),
    summary: SUMMARY,
    start: `${day}T19:30:00+01:00`,
    end: `${day}T21:30:00+01:00`,
    place: `${compound(index)}, Voorbeeldstad`,
    workingGroup: ref(`druk-groep-${index % 30}`),
    contacts: refs('druk-contact'),
  }
})

/** One measurement, a few, many, all the same, and the largest that a figure can be. */
const SERIES: Readonly<Record<string, { target: number; values: readonly number[] }>> = {
  een: { target: 6, values: [12.4] },
  drie: { target: 6, values: [12.4, 9.3, 7.9] },
  zestig: { target: 20_000, values: times(60, (month) => 8000 + month * 190 + (month % 7) * 300) },
  gelijk: { target: 10, values: [10, 10, 10, 10] },
  onder: { target: 0, values: [-12.5, -40, -3] },
  miljarden: { target: 9_000_000_000, values: [1_250_000_000, 7_999_999_999.5] },
  klein: { target: 0.001, values: [0.0004, 0.0007, 0.0006] },
}

const indicators = Object.entries(SERIES).map(([name, { target, values }], index): Documents['result'] => ({
  _id: `druk-cijfer-${name}`,
  _type: 'result',
  statement: long(`${compound(index)} ${name}`, 120),
  slug: slug(`druk-${name}`),
  kind: 'indicator',
  date: dayOf(index),
  explanation: SUMMARY.repeat(4),
  evidence: 'Telling van de fictieve gemeente Voorbeeldstad',
  indicator: {
    unit: index % 2 === 0 ? 'procent van de winkels' : 'bezoekers per week in de winkelstraten',
    baseline: values[0] ?? 0,
    target,
    measurements: values.map((value, at) => ({
      _key: `m${at}`,
      date: `${2020 + Math.floor(at / 12)}-${two(1 + (at % 12))}-15`,
      value,
      source: 'Telling van de fictieve gemeente Voorbeeldstad',
    })),
  },
  projects: refs(`druk-project-${index}`),
  parties: refs('party-gemeente', 'party-ondernemers', 'party-vastgoed'),
}))

const contact: Documents['contact'] = {
  _id: 'druk-contact',
  _type: 'contact',
  name: 'Annemarie-Wilhelmina van der Verzonnenstraat-Bedachtenburgh tot Voorbeeldstad',
  slug: slug('druk'),
  role: long(compound(1), 80),
  organisation: long(compound(2), 80),
  mobile: '+31600000000',
  phone: '+442079460000',
  email: MAIL,
  subjects: [...COMPOUNDS],
  consent: { given: true, covers: ['mobile', 'phone', 'email'] },
}

export const stressDocuments: readonly AnyDocument[] = [
  ...voorbeeldDocuments,
  ...projects,
  ...groups,
  ...news,
  ...events,
  ...indicators,
  contact,
]

/** Pages of the kinds that {@link stressDocuments} make hard. */
export const stressPaths: readonly string[] = [
  ...['/', '/projecten/', '/projecten/pagina/1/', '/projecten/fase/uitvoeren/', '/projecten/druk-8/'],
  ...['/werkgroepen/', '/werkgroepen/druk-0/', '/resultaten/', '/agenda/', '/agenda/bijeenkomsten/'],
  ...['/agenda/bijeenkomsten/druk-1/', '/agenda/bijeenkomsten/druk-41/', '/nieuws/', '/nieuws/druk-1/'],
  ...['/partijen/', '/partijen/gemeente/', '/contact/', '/contact/druk/', '/contact/bericht/'],
  ...Object.keys(SERIES).map((name) => `/resultaten/druk-${name}/`),
]
