/** One broken document for each rule of content-schemas: a seed document with one change, and the field that is wrong then. */
import { seedDocuments } from '@programme/content-schemas/seed'

export interface BrokenDocument {
  /** What the document breaks, as the end of a test's name. */
  readonly rule: string
  readonly document: Readonly<Record<string, unknown>> & { readonly _id: string; readonly _type: string }
  /** As Sanity's clients write it. */
  readonly path: string
}

function broken(
  rule: string,
  id: string,
  path: string,
  change: Readonly<Record<string, unknown>>,
): BrokenDocument {
  const document = seedDocuments.find(({ _id }) => _id === id)
  if (!document) throw new Error(`The seed has no document ${id}.`)
  return { rule, path, document: { ...document, ...change } }
}

const project = 'project-centrumorganisatie'
const contact = 'contact-projectcoordinator'
const image = {
  _type: 'image',
  asset: { _type: 'reference', _ref: `image-${'a'.repeat(40)}-10x10-png` },
}
const slug = (current: string) => ({ slug: { _type: 'slug', current } })
const block = (style: string, text: string, rest: object = {}) => ({
  _type: 'block',
  _key: `${style}-${text}`.replace(/\W/g, ''),
  style,
  markDefs: [],
  children: [{ _type: 'span', _key: 's', text, marks: [] }],
  ...rest,
})
const linked = (text: string, href: string) =>
  block('normal', 'x', {
    children: [{ _type: 'span', _key: 's', text, marks: ['l'] }],
    markDefs: [{ _type: 'link', _key: 'l', href }],
  })
const reference = (_key: string, _ref: string) => ({ _type: 'reference', _key, _ref })

const UNSAFE = [
  'javascript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  '//evil.example',
  '/\\evil.example',
  'java\tscript:alert(1)',
  'https:evil.example',
]

export const brokenDocuments: readonly BrokenDocument[] = [
  broken('a required text that is missing', project, 'title', { title: undefined }),
  broken('a required text that is empty', project, 'title', { title: '  ' }),
  broken('a text that is too long', project, 'title', { title: 'x'.repeat(81) }),
  broken('a summary that is too long', project, 'summary', { summary: 'x'.repeat(281) }),
  broken('a text where a number stands', project, 'title', { title: 7 }),
  broken('a slug with capitals', project, 'slug.current', slug('Haring')),
  broken('a slug with a slash', project, 'slug.current', slug('a/b')),
  broken('a slug that ends in a hyphen', project, 'slug.current', slug('haring-')),
  broken('an empty slug', project, 'slug.current', slug('')),
  broken('a slug that is too long', project, 'slug.current', slug('a'.repeat(81))),
  broken('a slug that the site uses itself', 'page-over', 'slug.current', slug('projecten')),
  broken('a missing slug', project, 'slug', { slug: undefined }),
  broken('a phase that does not exist', project, 'phase', { phase: 'ergens' }),
  broken('a day that does not exist', project, 'reviewBy', { reviewBy: '2026-02-30' }),
  broken('a day written otherwise', project, 'reviewBy', { reviewBy: '24-11-2026' }),
  broken('a period that ends before it begins', project, 'period.end', {
    period: { start: '2026-05-01', end: '2026-04-01' },
  }),
  broken('rich text without a word', project, 'aanpak', { aanpak: [block('normal', '')] }),
  broken('a heading that skips a level', project, 'aanpak[_key=="h3x"].style', {
    aanpak: [block('h3', 'x')],
  }),
  broken('a heading that skips a level further on', project, 'aanpak[_key=="h4b"].style', {
    aanpak: [block('h2', 'a'), block('h4', 'b')],
  }),
  broken('a heading of the first level', project, 'aanpak[_key=="h1x"].style', {
    aanpak: [block('h1', 'x')],
  }),
  broken('a link text that says nothing', project, 'aanpak[_key=="normalx"].children', {
    aanpak: [linked('Lees meer…', '/over/')],
  }),
  broken('a link text that is an address', project, 'aanpak[_key=="normalx"].children', {
    aanpak: [linked('https://example.org/pad', 'https://example.org/pad')],
  }),
  ...UNSAFE.map((address) =>
    broken(
      `a link to ${JSON.stringify(address)}`,
      project,
      'aanpak[_key=="normalx"].markDefs[_key=="l"].href',
      { aanpak: [linked('De haven', address)] },
    ),
  ),
  broken('an image without alternative text', project, 'heroImage.alt', { heroImage: image }),
  broken('an image in rich text without alternative text', project, 'aanpak[_key=="i"].alt', {
    aanpak: [block('normal', 'x'), { ...image, _key: 'i' }],
  }),
  broken('an image without a picture', project, 'heroImage.asset', {
    heroImage: { _type: 'image', alt: 'De haven' },
  }),
  broken('an unknown block in rich text', project, 'aanpak[_key=="e"]._type', {
    aanpak: [block('normal', 'x'), { _type: 'embed', _key: 'e', html: '<script>' }],
  }),
  broken('two members of a list with one key', project, 'timeline[_key=="m"]', {
    timeline: [
      { _key: 'm', title: 'Een', done: true },
      { _key: 'm', title: 'Twee', done: false },
    ],
  }),
  broken('the same reference twice', project, 'parties', {
    parties: [reference('a', 'party-gemeente'), reference('b', 'party-gemeente')],
  }),
  broken('a person without consent', 'werkgroep-promotie', 'participants[_key=="p"].name', {
    participants: [
      { _key: 'p', party: { _type: 'reference', _ref: 'party-ondernemers' }, role: 'x', name: 'Iemand' },
    ],
  }),
  broken('a working group without a contact', 'werkgroep-promotie', 'lead', { lead: undefined }),
  broken('a telephone number without a country', contact, 'mobile', { mobile: '06 301 898 06' }),
  broken('an address that is no e-mail address', contact, 'email', { email: 'gielen@' }),
  broken('a contact without a word on consent', contact, 'consent', { consent: undefined }),
  broken('consent for something that does not exist', contact, 'consent.covers[0]', {
    consent: { given: true, covers: ['adres'] },
  }),
  broken('an absence that ends before it begins', contact, 'away.until', {
    away: { from: '2026-12-24', until: '2026-12-20' },
  }),
  broken('opening hours that end before they begin', contact, 'openingHours[_key=="h"].until', {
    openingHours: [{ _key: 'h', day: 'maandag', from: '17:00', until: '09:00' }],
  }),
  broken('a time that does not exist', contact, 'openingHours[_key=="h"].from', {
    openingHours: [{ _key: 'h', day: 'maandag', from: '9 uur', until: '17:00' }],
  }),
  broken('messages that are kept for years', 'site-settings', 'contactForm.retentionDays', {
    contactForm: { notice: 'Uitleg.', noticeVersion: '1', retentionDays: 1_000 },
  }),
  broken('a contact form without an explanation', 'site-settings', 'contactForm.notice', {
    contactForm: { notice: '', noticeVersion: '1' },
  }),
  broken('an indicator without figures', 'resultaat-draagvlak', 'indicator', { kind: 'indicator' }),
  broken('an indicator without a measurement', 'resultaat-draagvlak', 'indicator.measurements', {
    kind: 'indicator',
    indicator: { unit: '%', baseline: 1, target: 2, measurements: [] },
  }),
  broken(
    'a measurement without a source',
    'resultaat-draagvlak',
    'indicator.measurements[_key=="m"].source',
    {
      kind: 'indicator',
      indicator: {
        unit: '%',
        baseline: 1,
        target: 2,
        measurements: [{ _key: 'm', date: '2026-01-01', value: 1, source: '' }],
      },
    },
  ),
  broken('a result without evidence', 'resultaat-draagvlak', 'evidence', { evidence: undefined }),
  broken('a redirect to another site', 'redirect-meedoen', 'to', { to: 'https://evil.example/' }),
  broken('a redirect to //', 'redirect-meedoen', 'to', { to: '//evil.example/' }),
  broken('a redirect to /\\', 'redirect-meedoen', 'to', { to: '/\\evil.example/' }),
  broken('settings without a menu', 'site-settings', 'navigation', { navigation: [] }),
  broken('settings without a coordinator', 'site-settings', 'coordinators', { coordinators: [] }),
  broken('an accessibility status that does not exist', 'accessibility-statement', 'status', { status: 'E' }),
  {
    rule: 'a meeting that ends before it begins',
    path: 'end',
    document: {
      _id: 'event-test',
      _type: 'event',
      title: 'Bijeenkomst',
      ...slug('bijeenkomst'),
      summary: 'Een bijeenkomst.',
      start: '2026-12-01T20:00:00+01:00',
      end: '2026-12-01T19:00:00+01:00',
      place: 'Buurthuis',
    },
  },
  {
    rule: 'a download without a file',
    path: 'file',
    document: { _id: 'download-test', _type: 'download', title: 'Verslag', kind: 'verslag' },
  },
]
