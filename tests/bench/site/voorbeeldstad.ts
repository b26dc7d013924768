/** Voorbeeldstad, a city that does not exist: as many valid documents as asked for, the same ones each time. */
import { documentSchemas, type AnyDocument, type DocumentType } from '@programme/content-schemas'
import { seedDocuments } from '@programme/content-schemas/seed'
import { refs, rich, slug } from '../../../content-schemas/seed/write.ts'

const WORDS =
  'de een het straat winkel plein haven markt gracht buurt ondernemer eigenaar gemeente plan avond dag week maand groep werk bloem boom bank terras gevel licht water brug kade fiets bus kind bezoeker klant verhaal kunst muziek feest zomer winter ochtend hoek huis deur raam kleur steen gras route kaart bord vlag lamp tafel stoel koffie brood vis kaas boek film spel dans zang samen nieuw oud groot klein mooi rustig druk open dicht vroeg laat snel langzaam'.split(
    ' ',
  )

/** Parts of a hundred; what is left over is news. */
const SHARES: readonly (readonly [DocumentType, number])[] = [
  ['projectPage', 20],
  ['result', 15],
  ['workingGroup', 5],
  ['event', 5],
  ['contact', 3],
  ['agendaItem', 2],
]

/** @param count documents in all, those of the seed included that every site needs */
export function voorbeeldstad(count: number): AnyDocument[] {
  const random = mulberry32(20_261_124)
  const base = seedDocuments.map((document) =>
    document._type === 'siteSettings' ? { ...document, city: 'Voorbeeldstad' } : document,
  )
  const wanted = Math.max(0, count - base.length)
  const numbers = new Map(SHARES.map(([type, share]) => [type, Math.floor((wanted * share) / 100)]))
  const made = [...numbers].flatMap(([type, number]) =>
    Array.from({ length: number }, (_, index) => make(type, index, random, numbers)),
  )
  const news = Array.from({ length: wanted - made.length }, (_, index) =>
    make('newsArticle', index, random, numbers),
  )
  return [...base, ...made, ...news].map((document) => ({
    _createdAt: '2026-01-01T00:00:00Z',
    _updatedAt: '2026-01-01T00:00:00Z',
    _rev: 'first',
    ...document,
  }))
}

export const idOf = (type: DocumentType, index: number): string => `voorbeeld-${type.toLowerCase()}-${index}`

function make(
  type: DocumentType,
  index: number,
  random: () => number,
  numbers: ReadonlyMap<DocumentType, number>,
): AnyDocument {
  const words = (number: number): string =>
    Array.from({ length: number }, () => WORDS[Math.floor(random() * WORDS.length)] ?? '').join(' ')
  const sentence = (number: number): string => capital(words(number)) + '.'
  const paragraph = (): string => Array.from({ length: 5 }, () => sentence(14)).join(' ')
  const text = (paragraphs: number) =>
    rich(
      ...Array.from({ length: paragraphs }, (_, part) =>
        part === 2 ? `## ${capital(words(4))}` : paragraph(),
      ),
      `Lees verder over [het plan voor de binnenstad](/projecten/) of **kom langs**. ${sentence(8)}`,
    )
  const some = (of: DocumentType): string => {
    const number = numbers.get(of) ?? 0
    return number === 0 ? (FALLBACK[of] ?? '') : idOf(of, Math.floor(random() * number))
  }
  const day = `20${20 + (index % 7)}-${pad(1 + (index % 12))}-${pad(1 + (index % 28))}`
  const title = `${capital(words(3))} ${index}`
  const fields: Partial<Record<DocumentType, () => object>> = {
    projectPage: () => ({
      title,
      summary: sentence(16),
      aanleiding: text(3),
      aanpak: text(4),
      resultaat: text(2),
      phase: ['verkennen', 'voorbereiden'][index % 2],
      parties: refs('party-gemeente'),
      workingGroups: refs(some('workingGroup')),
      contacts: refs(some('contact')),
    }),
    workingGroup: () => ({
      name: title,
      theme: capital(words(2)),
      goal: sentence(14),
      participants: [
        { _key: 'a', party: { _type: 'reference', _ref: 'party-gemeente' }, role: capital(words(2)) },
      ],
      lead: { _type: 'reference', _ref: some('contact') },
      open: index % 2 === 0,
      projects: refs(some('projectPage')),
    }),
    result: () => ({
      statement: title,
      kind: 'mijlpaal',
      date: day,
      explanation: sentence(20),
      evidence: sentence(6),
      projects: refs(some('projectPage')),
      parties: refs('party-gemeente'),
    }),
    event: () => ({
      title,
      summary: sentence(14),
      start: `${day}T19:30:00+01:00`,
      end: `${day}T21:30:00+01:00`,
      place: capital(words(2)),
      contacts: refs(some('contact')),
    }),
    contact: () => ({
      name: `${capital(words(1))} Verzonnen ${index}`,
      role: capital(words(2)),
      organisation: 'Stadswerk Voorbeeldstad',
      mobile: `+3160000${String(index).padStart(4, '0')}`,
      email: `contact-${index}@voorbeeldstad.example`,
      consent: { given: true, covers: ['mobile', 'email'] },
    }),
    agendaItem: () => ({
      title,
      ambition: sentence(16),
      parties: refs('party-gemeente'),
      projects: refs(some('projectPage')),
      status: 'voorstel',
    }),
    newsArticle: () => ({
      title,
      summary: sentence(14),
      date: day,
      topic: 'Binnenstad',
      body: text(5),
      projects: refs(some('projectPage')),
      contacts: refs(some('contact')),
    }),
  }
  const values = fields[type]?.() ?? {}
  const named = { _id: idOf(type, index), _type: type, slug: slug(`${type.toLowerCase()}-${index}`) }
  return documentSchemas[type].parse(Object.assign(named, values))
}

/** From the seed, for a city too small to have its own. */
const FALLBACK: Partial<Record<DocumentType, string>> = {
  projectPage: 'project-centrumorganisatie',
  workingGroup: 'werkgroep-sfeer',
  contact: 'contact-projectcoordinator',
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}

/** A small generator of random numbers by Tommy Ettinger, in the public domain: the same sequence for the same seed. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
