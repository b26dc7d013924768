/** What is looked at before a document is published: links, and what could be better. */
import {
  addressOf,
  warningsFor,
  checkInternalLinks,
  formatPath,
  linksIn,
  resolvePath,
  type AnyDocument,
  type Documents,
  type KnownAddresses,
} from '@programme/content-schemas'
import { seedDocuments } from '@programme/content-schemas/seed'
import { describe, expect, it } from 'vitest'
import { readingLevel, syllablesIn } from '../../../content-schemas/rules/reading-level.ts'
import { createGraph } from '../../../site/content/graph.ts'
import { collectionRoutes } from '../../../site/content/routes.ts'

const project: Documents['projectPage'] = {
  _id: 'project-a',
  _type: 'projectPage',
  title: 'A',
  slug: { _type: 'slug', current: 'a' },
  summary: 'A.',
  aanleiding: [textWithLinks('/projecten/b/', 'https://elders.nl/x')],
  aanpak: [textWithLinks('/projecten/a', '/zoeken/?q=kade', '#deel')],
  resultaat: [textWithLinks('mailto:a@b.nl')],
  phase: 'verkennen',
  reviewBy: '2030-01-01',
  contacts: [{ _key: 'c', _type: 'reference', _ref: 'c' }],
}

function textWithLinks(...hrefs: string[]) {
  return {
    _type: 'block' as const,
    _key: 'b1',
    children: hrefs.map((href, index) => ({
      _type: 'span' as const,
      _key: `s${index}`,
      text: `naar ${href}`,
      marks: [`l${index}`],
    })),
    markDefs: hrefs.map((href, index) => ({ _type: 'link' as const, _key: `l${index}`, href })),
  }
}

const nothing: KnownAddresses = { published: [], drafts: [], redirects: [] }
const place = (path: string): unknown => resolvePath(path)
const messages = (document: AnyDocument): string[] =>
  warningsFor(document).map(({ field, message }) => `${field}: ${message}`)

describe('links', () => {
  it('are found in rich texts and in fields, each with its place', () => {
    expect(linksIn(project).map(({ href, path }) => `${formatPath(path)} ${href}`)).toEqual([
      'aanleiding[_key=="b1"].markDefs[_key=="l0"].href /projecten/b/',
      'aanleiding[_key=="b1"].markDefs[_key=="l1"].href https://elders.nl/x',
      'aanpak[_key=="b1"].markDefs[_key=="l0"].href /projecten/a',
      'aanpak[_key=="b1"].markDefs[_key=="l1"].href /zoeken/?q=kade',
      'aanpak[_key=="b1"].markDefs[_key=="l2"].href #deel',
      'resultaat[_key=="b1"].markDefs[_key=="l0"].href mailto:a@b.nl',
    ])
    const redirect: AnyDocument = { _id: 'r', _type: 'redirect', from: '/oud/', to: '/nieuw/' }
    expect(linksIn(redirect).map(({ href }) => href)).toEqual(['/nieuw/'])
  })

  it('to a page that is nowhere are broken; a page’s own address and fixed pages are not', () => {
    const { errors, warnings } = checkInternalLinks(project, nothing)
    expect(errors.map(({ field, message }) => `${field}: ${message}`)).toEqual([
      'Aanleiding › 1: Op „/projecten/b/” staat geen pagina. Kies een ander adres, of haal de link weg.',
    ])
    expect(warnings).toEqual([])
  })

  it('to a page that has moved, or is not published yet, are advice', () => {
    const b = { type: 'projectPage', slug: 'b' }
    const problemsWith = (known: Partial<KnownAddresses>) =>
      checkInternalLinks(project, { ...nothing, ...known })
    expect(problemsWith({ published: [b] })).toEqual({ errors: [], warnings: [] })
    expect(problemsWith({ drafts: [b] }).warnings[0]?.message).toContain('staat nog niet op de site')
    const moved = problemsWith({ redirects: [{ from: '/projecten/b', to: '/projecten/c/' }] })
    expect(moved.warnings[0]?.message).toContain('verhuisd naar „/projecten/c/”')
    expect(moved.errors).toEqual([])
  })

  it('of the seed all lead somewhere', () => {
    const published = seedDocuments.flatMap((one) =>
      'slug' in one ? [{ type: one._type, slug: one.slug.current }] : [],
    )
    for (const document of seedDocuments)
      expect(checkInternalLinks(document, { ...nothing, published })).toEqual({ errors: [], warnings: [] })
  })
})

describe('an address of the site', () => {
  it('of a list or a fixed page is never taken for one that a document must have', () => {
    const { graph } = createGraph(seedDocuments, { now: new Date('2026-11-24'), lastGood: [] })
    const pages = collectionRoutes(graph.reader()).filter(
      ({ path }) => path.endsWith('/') && path !== '/404/',
    )
    for (const { path } of pages) expect([path, typeof place(path)]).toEqual([path, 'string'])
    for (const path of ['/', '/projecten/', '/contact', '/zoeken/?q=kade']) expect(place(path)).toBe('always')
  })

  it('leads back to the document that has its page there', () => {
    for (const document of seedDocuments) {
      const address = addressOf(document)
      if (address === undefined || !('slug' in document)) continue
      expect(place(address)).toEqual({ type: document._type, slug: document.slug.current })
    }
    expect(place('/werkgroepen/leegstand.ics')).toBe('unknown')
    expect(place('/projecten/pagina/2/')).toBe('unknown')
  })
})

describe('advice', () => {
  it('asks for a contact, a day to look again, a date and a source', () => {
    const { reviewBy, contacts, ...bare } = project
    expect([reviewBy, contacts?.length]).toEqual(['2030-01-01', 1])
    expect(messages(project)).toEqual([])
    expect(messages(bare).map((text) => text.split(':')[0])).toEqual(['Contact', 'Nakijken voor'])
    const result = seedDocuments.find(({ _type }) => _type === 'result')
    expect(result && messages(result).map((text) => text.split(':')[0])).toEqual(['Datum', 'Nakijken voor'])
  })

  it('wants an alternative text to say what is to be seen', () => {
    const asset = { _type: 'reference' as const, _ref: `image-${'a'.repeat(40)}-10x10-png` }
    const withAlt = (alt: string) => messages({ ...project, heroImage: { _type: 'image', asset, alt } })
    expect(withAlt('IMG_2034.jpg')[0]).toContain('naam van een bestand')
    expect(withAlt('Foto van de kade')[0]).toContain('Begin met wat er te zien is')
    expect(withAlt('De kade met vlaggen')).toEqual([])
  })

  it('says where a text is harder than level B1, and which sentence to begin with', () => {
    const sentence =
      'De gemeentelijke verantwoordelijkheid voor de herstructurering van de detailhandelsvoorzieningen wordt, met inachtneming van de vastgestelde beleidsuitgangspunten en de financiële randvoorwaarden, gezamenlijk met vertegenwoordigers van vastgoedeigenaren nader uitgewerkt.'
    const hard = textWithLinks()
    const span = { _type: 'span' as const, _key: 's', text: `${sentence} ${sentence} ${sentence}` }
    const [warning] = warningsFor({ ...project, aanpak: [{ ...hard, children: [span] }] })
    expect(warning).toMatchObject({ field: 'Aanpak', path: ['aanpak'] })
    expect(warning?.message).toContain(
      'Maak kortere zinnen, om te beginnen van deze: „De gemeentelijke verantwoordelijkheid',
    )
  })

  it('finds the seed, written at level B1, easy enough', () => {
    const hard = seedDocuments.flatMap(warningsFor).filter(({ message }) => message.includes('B1'))
    expect(hard).toEqual([])
  })
})

describe('the reading level', () => {
  it('counts Dutch syllables', () => {
    const counts = {
      kade: 2,
      ijs: 1,
      mooie: 2,
      eeuwen: 2,
      oeverloos: 3,
      leegstand: 2,
      nieuwe: 2,
      ideeën: 3,
      '2026': 1,
    }
    for (const [word, count] of Object.entries(counts))
      expect([word, syllablesIn(word)]).toEqual([word, count])
  })

  it('does not judge a text of a few words', () => {
    expect(readingLevel(['De kade is mooi.'])).toBeUndefined()
  })
})
