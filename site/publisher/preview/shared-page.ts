/** What an address that was shared answers: pages of the site with one draft in it, under a banner that says so. */
import { dateIn } from '@programme/content-schemas'
import type { FetchFile } from '../../content/fetch-file.ts'
import { cardsOf } from '../../content/share-card.ts'
import type { Renderer } from '../renderer.ts'
import { contentTypeOf } from '../serve/content-type.ts'
import { securityHeaders } from '../serve/headers.ts'
import { locationOf } from '../serve/location.ts'
import type { DraftLinks, SharedDraft } from './draft-links.ts'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

export const SHARED = '/concept/'
export const BANNER_STYLE = '/voorbeeld/concept.css'

/** Works with the colours of the site and without. */
export const bannerStyle = `.concept-banner{position:sticky;top:0;z-index:9;padding:.75rem 1.25rem;
background:#ffe9a8;color:#0e2230;font:1rem/1.4 system-ui,sans-serif;border-bottom:3px solid #a12d16}
.concept-banner a{color:inherit}
.concept-message{max-width:34rem;margin:15vh auto;padding:0 1.25rem;font:1.125rem/1.5 system-ui,sans-serif}
@media print{.concept-banner{position:static}}`

const HEADERS = { ...securityHeaders(), 'Referrer-Policy': 'no-referrer' }

/** @param path of the request, from {@link SHARED} on; undefined where it names no address of this kind */
export async function sharedPage(
  path: string,
  options: {
    readonly links: DraftLinks
    readonly renderer: Renderer
    readonly origin: string
    readonly fetchFile: FetchFile
    readonly now: Date
  },
): Promise<Answer | 'file'> {
  const { links, renderer, origin, fetchFile, now } = options
  const [, token = '', below = ''] = /^\/concept\/([\w-]{20,64})(\/.*)?$/.exec(path) ?? []
  const shared = links.open(token, now)
  if (shared === 'unknown')
    return message(404, 'Deze link werkt niet', 'De link is ingetrokken, of het adres klopt niet helemaal.')
  if (shared === 'expired')
    return message(410, 'Deze link is verlopen', 'Het concept is zo niet meer te bekijken.')
  const prefix = SHARED + token
  if (below === '') {
    if (shared.address === undefined)
      return message(
        404,
        'Dit concept is nog niet te zien',
        'Er ontbreekt nog iets, of het verwijst naar iets dat zelf nog niet op de site staat.',
      )
    return { status: 302, headers: { ...HEADERS, Location: locationOf(prefix + shared.address) }, body: '' }
  }
  const content = shared.graph.reader()
  const [, picture] = /^\/og\/(\w+)\.png$/.exec(below) ?? []
  const card = picture === undefined ? undefined : cardsOf(content, shared.routes.keys()).get(picture)
  if (card) return { status: 200, headers: typed(below), body: await renderer.drawCard(card) }
  const route = shared.routes.get(below)
  if (!route) return 'file'
  const page = await renderer.render(route, { content, today: content.today, siteUrl: origin, fetchFile })
  if (!below.endsWith('/')) return { status: 200, headers: typed(below), body: page }
  const html = withBanner(Buffer.from(page).toString('utf8'), shared, now, content.timeZone)
  return { status: 200, headers: { ...HEADERS, ...HTML }, body: underPrefix(html, origin, prefix) }
}

function typed(path: string) {
  return { ...HEADERS, 'Content-Type': contentTypeOf(path) }
}

const HTML = { 'Content-Type': 'text/html; charset=utf-8' }

function withBanner(html: string, shared: SharedDraft, now: Date, timeZone: string): string {
  const what = shared.isDraft
    ? 'Concept: zo staat het nog niet op de site.'
    : 'Er is geen concept meer: zo staat het nu op de site.'
  const text = `${what} Deze link werkt tot ${dayOf(new Date(shared.until), now, timeZone)}.`
  return html
    .replace(
      '</head>',
      `<meta name="robots" content="noindex"><link rel="stylesheet" href="${BANNER_STYLE}"></head>`,
    )
    .replace(/<body[^>]*>/, (body) => `${body}<div class="concept-banner" role="note">${text}</div>`)
}

function dayOf(until: Date, now: Date, timeZone: string): string {
  const [year, thisYear] = [until, now].map((moment) => dateIn(timeZone, moment).slice(0, 4))
  return new Intl.DateTimeFormat('nl-NL', {
    ...{ weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
    ...(year === thisYear ? {} : { year: 'numeric' }),
    timeZone,
  }).format(until)
}

/** Makes every address from the root of this page one below the shared address, so that its pictures open and its links stay. */
function underPrefix(html: string, origin: string, prefix: string): string {
  const below = (address: string): string =>
    address.replace(origin, '').replace(/^\/(?!\/|_astro\/|voorbeeld\/)/, `${prefix}/`)
  return html
    .replace(
      /\b(href|src|action|content)="([^"]*)"/g,
      (_all, name: string, value: string) => `${name}="${below(value)}"`,
    )
    .replace(
      /\bsrcset="([^"]*)"/g,
      (_all, value: string) => `srcset="${value.split(', ').map(below).join(', ')}"`,
    )
}

function message(status: number, title: string, text: string): Answer {
  const body = `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${title}</title><link rel="stylesheet" href="${BANNER_STYLE}"></head>
<body class="concept-message"><main><h1>${title}</h1><p>${text} Vraag om een nieuwe link bij wie u deze stuurde.</p></main></body></html>`
  return { status, headers: { ...HEADERS, ...HTML }, body }
}
