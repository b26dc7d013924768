/** Answers requests from the live release: pages, redirects, and the page for what is not there. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import Negotiator from 'negotiator'
import type { Answer, Monitor } from '../../../shared/http-server.ts'
import { redirectLookup } from './redirect-lookup.ts'
import { GRACE } from '../releases/history.ts'
import type { Entry, Releases, Staged } from '../releases/releases.ts'
import type { Renderer } from '../renderer.ts'
import { sharePictures } from '../share-pictures.ts'
import { contentTypeOf } from './content-type.ts'
import { encoder, isCompressible, type Encoding } from './encode.ts'
import { fileHeaders, type Headers } from './headers.ts'
import { locationOf } from './location.ts'
import { targetOf } from './request-target.ts'
import { respond } from './respond.ts'

export type ServedReleases = Pick<Releases, 'live' | 'entries' | 'body' | 'former' | 'cards'>

/** Milliseconds for which a picture can still be had after its page has changed: one load of a page, and no more. */
const PICTURE_GRACE = 60_000

/** @param security goes with every answer @param drawCard undefined as long as no share picture can be drawn */
export function siteHandler(
  releases: ServedReleases,
  security: Headers,
  drawCard: Renderer['drawCard'] | undefined,
  monitor?: Monitor,
): Answer {
  const encodings = encoder((isHit) => monitor?.lookedUp('bodies', isHit))
  const pictures = sharePictures(releases, drawCard)
  const redirects = redirectLookup(releases)

  async function sendPicture(
    request: IncomingMessage,
    response: ServerResponse,
    name: string,
    path: string,
  ): Promise<void> {
    const picture = await pictures(name, since(PICTURE_GRACE))
    if (picture === undefined) return sendMissing(request, response)
    if (picture === 'busy') {
      response.writeHead(503, { ...security, 'Cache-Control': 'no-store', 'Retry-After': '5' }).end()
      return
    }
    const headers = { ...fileHeaders(path, security), 'Content-Type': contentTypeOf(path) }
    await respond(request, response, 200, headers, {
      load: () => Promise.resolve(picture),
      etag: `"${name}"`,
      encoding: undefined,
    })
  }

  async function sendMissing(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const notFound = releases.entries.get('/404/')
    if (notFound && 'key' in notFound) return send(request, response, '/404/', notFound, 404)
    response.writeHead(404, { ...security, 'Content-Type': 'text/plain; charset=utf-8' })
    response.end('Niet gevonden\n')
  }

  async function send(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    entry: Staged,
    status: 200 | 404,
  ): Promise<void> {
    const headers = fileHeaders(path, security)
    const type = contentTypeOf(path)
    const vary = isCompressible(type, entry.size)
    const encoding = vary && request.headers.range === undefined ? encodingFor(request) : undefined
    const all = {
      ...headers,
      'Content-Type': type,
      'Accept-Ranges': 'bytes',
      ...(vary ? { Vary: 'Accept-Encoding' } : {}),
    }
    const etag = `"${entry.hash}${encoding ? `-${encoding}` : ''}"`
    const load = (): Promise<Uint8Array | undefined> =>
      encodings.encode(entry.hash, encoding, () => releases.body(entry))
    await respond(request, response, status, all, { load, etag, encoding })
  }

  function find(path: string): Entry | undefined {
    const { entries } = releases
    // What a release has beside its pages has names that are no path.
    if (!path.startsWith('/')) return undefined
    const entry = entries.get(path)
    if (entry) return entry
    const redirect = redirects.get(path)
    if (redirect) return redirect
    // Addresses have small letters, and people type capitals.
    for (const typed of [`${path}/`, path.toLowerCase(), `${path.toLowerCase()}/`])
      if (typed !== path && !typed.endsWith('//') && entries.has(typed)) return { location: typed }
    // The style sheet of a page that was loaded a moment before the switch.
    if (path.startsWith('/_astro/')) return releases.former(path, '')
    // What the index names that a visitor is searching in.
    if (path.startsWith('/pagefind/')) return releases.former(path, since(GRACE))
    if (/^\/(?:media|bestanden)\//.test(path)) {
      return releases.former(path, since(PICTURE_GRACE))
    }
    return undefined
  }

  return (request, response) => {
    const { path, query } = targetOf(request)
    const entry = find(path)
    if (entry && 'location' in entry) {
      const location = locationOf(entry.location, query)
      response.writeHead(301, { ...security, 'Cache-Control': 'no-cache', Location: location }).end()
      return undefined
    }
    if (entry) return send(request, response, path, entry, path === '/404/' ? 404 : 200)
    const [, picture] = /^\/og\/(\w+)\.png$/.exec(path) ?? []
    return picture === undefined
      ? sendMissing(request, response)
      : sendPicture(request, response, picture, path)
  }
}

/** @param milliseconds before now */
function since(milliseconds: number): string {
  return new Date(Date.now() - milliseconds).toISOString()
}

function encodingFor(request: IncomingMessage): Encoding | undefined {
  const accepted = new Negotiator(request).encodings(['br', 'gzip', 'identity'])
  return accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : undefined
}
