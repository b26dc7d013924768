/** What visitors and editors load: the public site, the contact form, the preview, and the Studio's host. */
import fc from 'fast-check'
import { border } from '../border.ts'
import { encoded, exchange, headers, method, search, wrongWith, type HttpInput } from '../exchange.ts'
import { text, value, word } from '../values.ts'

const PATHS = [
  ...[
    '/',
    '//',
    '/\\',
    '/projecten/',
    '/projecten',
    '/nieuws/',
    '/contact/',
    '/contact/bericht/',
    '/contact/verzonden/',
  ],
  ...[
    '/zoeken/',
    '/zoeken',
    '/agenda.ics',
    '/rss.xml',
    '/resultaten.csv',
    '/sitemap-0.xml',
    '/robots.txt',
    '/og/a.png',
    '/404/',
  ],
  ...[
    '/media/',
    '/bestanden/',
    '/_astro/',
    '/pagefind/',
    '/pagefind/pagefind.js',
    '/zoeken.js',
    '/meedoen/',
    '/meedoen',
    '/index.html',
  ],
  ...[
    '/.well-known/security.txt',
    '/*',
    '*',
    'http://evil.example/',
    'localhost:1',
    '/en/',
    '/concept/',
    '/voorbeeld/changes',
  ],
  ...[
    '/voorbeeld/overlay.js',
    '/voorbeeld/typed',
    '/static/',
    '/static/../index.html',
    '/publish/status',
    '/publish/metrics',
  ],
  ...[
    '/publish/links',
    '/publish/webhook',
    '/aanmelden',
    '/afmelden',
    '/structure/',
    '/presentation',
    '/images/',
    '/files/',
  ],
] as const

const path = fc.oneof(
  fc.constantFrom(...PATHS),
  fc.nat(9).map((n) => `/fuzz-${n}/`),
  fc.tuple(fc.constantFrom(...PATHS), encoded).map((parts) => parts.join('')),
  fc.array(encoded, { maxLength: 4 }).map((parts) => `/${parts.join('/')}`),
)
const target = fc
  .tuple(path, search('q', 'path', 'since', 'to', 'id', 'url', 'page'))
  .map((parts) => parts.join('').replace(/\s/g, '+'))
const body = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: text },
  { weight: 1, arbitrary: value.map((one) => JSON.stringify(one)) },
)
const request: fc.Arbitrary<HttpInput> = fc.record({ method, target, headers, body })
/** Streams of the preview stay open; what they hear does not matter here. */
const A_WHILE = 400

export const site = border('site', request, async (input, { sitePort }) =>
  wrongWith(await exchange(sitePort, input)),
)

export const preview = border('preview', request, async (input, { previewPort, previewCookie }) => {
  const opened = [
    ...input.headers,
    ['Cookie', previewCookie],
    ['Origin', `http://localhost:${previewPort}`],
  ] as const
  const isStream = input.target.startsWith('/voorbeeld/changes')
  return wrongWith(await exchange(previewPort, { ...input, headers: opened }, isStream ? A_WHILE : undefined))
})

export const studioHost = border('studio', request, async (input, { studioPort }) =>
  wrongWith(await exchange(studioPort, input)),
)

const FIELDS = [
  ...['who', 'subject', 'group', 'message', 'name', 'email', 'phone', 'step', 'token', 'work', 'website'],
  ...['__proto__', 'constructor'],
] as const
const CHOICES = [
  'ondernemer',
  'bewoner',
  'promotie',
  'send',
  'check',
  'edit',
  'a@voorbeeld.nl',
  'x <y@voorbeeld.nl>',
  '',
] as const
const form = fc.record({
  fields: fc.array(fc.tuple(fc.constantFrom(...FIELDS), fc.oneof(fc.constantFrom(...CHOICES), text))),
  type: fc.constantFrom(
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded; charset=utf-16',
    'multipart/form-data; boundary=x',
    'text/plain',
    '',
  ),
  from: fc.oneof(
    fc.nat(255).map((n) => `192.0.2.${n}`),
    word.map((one) => one.replace(/[\r\n]/g, '')),
  ),
  isOwn: fc.boolean(),
  cut: fc.oneof(
    { weight: 5, arbitrary: fc.constant(1) },
    { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
  ),
  isRaw: fc.boolean(),
  headers,
})

export const contactForm = border(
  'form',
  form,
  async ({ fields, type, from, isOwn, cut, isRaw, headers: more }, { sitePort }) => {
    const pairs = fields.map(([name, content]): [string, string] => [name, content])
    const whole = isRaw
      ? pairs.map((pair) => pair.join('=')).join('&')
      : new URLSearchParams(pairs).toString()
    return wrongWith(
      await exchange(sitePort, {
        method: 'POST',
        target: '/contact/bericht/',
        headers: [
          ['Content-Type', type],
          ['X-Forwarded-For', from],
          ...(isOwn ? [['Origin', `http://localhost:${sitePort}`] as const] : []),
          ...more,
        ],
        body: whole.slice(0, Math.ceil(whole.length * cut)),
      }),
    )
  },
)
