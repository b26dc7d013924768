/** The site with its drafts: as it is typed for editors, and one draft for who was sent its address. */
import { createHash } from 'node:crypto'
import { stegaClean } from '@sanity/client/stega'
import { DRAFT_LINK_ID_PREFIX } from '@programme/content-schemas'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPreviewServer, type PreviewServer } from '../support/preview-server.ts'

const PROJECT = '/projecten/sfeer-en-uitstraling/'
const DAY = 24 * 60 * 60 * 1000
let preview: PreviewServer
let clock = Date.now()

beforeAll(async () => {
  preview = await startPreviewServer({ now: () => new Date(clock), typedFor: 500 })
})
afterAll(() => preview.stop())

async function edit(id: string, fields: Record<string, unknown>): Promise<void> {
  const published = await preview.client.getDocument(id)
  if (!published) throw new Error(`The seed has no ${id}.`)
  await preview.client.createOrReplace({ ...published, ...fields, _id: `drafts.${id}` })
}

async function get(path: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(preview.origin + path, { headers, redirect: 'manual' })
  return `${response.status} ${response.headers.get('location') ?? ''}\n${await response.text()}`
}

function asEditor(path: string): Promise<string> {
  return get(path, { cookie: preview.cookie })
}

/** @param days from the clock on */
async function share(documentId: string, token: string, days: number): Promise<string> {
  await preview.client.create({
    _id: linkId(token),
    _type: 'draftLink',
    documentId,
    until: new Date(clock + days * DAY).toISOString(),
    createdAt: new Date(clock).toISOString(),
    createdBy: 'De redactie',
  })
  return `/concept/${token}`
}

function linkId(token: string): string {
  return DRAFT_LINK_ID_PREFIX + createHash('sha256').update(token).digest('hex')
}

const tokenOf = (letter: string): string => letter.repeat(43)

describe('for editors', () => {
  it('shows what is typed before the store has it, and then what the store has', async () => {
    const id = 'project-aanpak-leegstand'
    const stored = await preview.client.getDocument(id)
    const type = (headers: Record<string, string>): Promise<Response> =>
      fetch(`${preview.origin}/voorbeeld/typed`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ ...stored, _id: `drafts.${id}`, title: 'Getypt' }),
      })
    expect((await type({ cookie: preview.cookie, origin: 'http://localhost:4321' })).status).toBe(400)
    expect((await type({ origin: preview.origin })).status).toBe(403)
    const raw = await asEditor('/projecten/aanpak-leegstand/')
    expect(stegaClean(raw)).not.toBe(raw)
    const heading = async (): Promise<string | undefined> =>
      /<h1[^>]*>([^<]*)/.exec(stegaClean(await asEditor('/projecten/aanpak-leegstand/')))?.[1]
    expect(await heading()).toBe('Aanpak leegstand')
    expect((await type({ cookie: preview.cookie, origin: preview.origin })).status).toBe(204)
    expect(await heading()).toBe('Getypt')
    await expect.poll(heading, { timeout: 30_000 }).toBe('Aanpak leegstand')
  })

  it('tells an open page of the changes that concern it, and of no other', async () => {
    await asEditor('/over/')
    const reading = new AbortController()
    const open = async (path: string): Promise<{ said: () => string }> => {
      const page = await asEditor(path)
      const version = /data-version="(\d+)"/.exec(page)?.[1] ?? ''
      const parameters = new URLSearchParams({ path, since: version })
      const response = await fetch(`${preview.origin}/voorbeeld/changes?${parameters.toString()}`, {
        headers: { cookie: preview.cookie },
        signal: reading.signal,
      })
      let text = ''
      const read = async (): Promise<void> => {
        for await (const chunk of response.body ?? []) text += Buffer.from(chunk).toString()
      }
      read().catch(() => undefined)
      return { said: () => text }
    }
    const [about, news] = [await open('/over/'), await open('/nieuws/site-staat-online/')]
    await edit('nieuws-site', { title: 'Een nieuwe kop' })
    await expect.poll(news.said, { timeout: 30_000 }).toContain('changed')
    expect(about.said()).not.toContain('changed')
    reading.abort()
  })
})

describe('an address that was shared', () => {
  it('opens one draft with its pictures, under a banner, without stega, and is found by no search engine', async () => {
    await edit('project-sfeer-en-uitstraling', {
      title: 'Gedeeld concept',
      summary: 'Alleen in dit concept.',
    })
    await edit('nieuws-site', { title: 'Ander concept' })
    const address = await share('project-sfeer-en-uitstraling', tokenOf('a'), 7)
    await expect.poll(() => get(address), { timeout: 30_000 }).toMatch(`302 ${address}${PROJECT}`)

    const response = await fetch(preview.origin + address)
    const html = await response.text()
    expect(html).toMatch(/<h1[^>]*>Gedeeld concept</)
    expect(html).toContain('Concept: zo staat het nog niet op de site.')
    expect(stegaClean(html)).toBe(html)
    expect(html).not.toContain('overlay.js')
    expect(response.headers.get('x-robots-tag')).toBe('noindex')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    const [, picture = ''] = /src="([^"]*\/media\/[^"]+)"/.exec(html) ?? []
    expect(picture).toContain(address)
    const [, style = ''] = /<link rel="stylesheet" href="(\/_astro[^"]+)"/.exec(html) ?? []
    for (const file of [picture, style]) expect(await get(file)).toMatch(/^200/)
    const typeOf = async (path: string) =>
      (await fetch(preview.origin + address + path)).headers.get('content-type')
    const [, card = ''] = /og:image" content="[^"]*(\/og\/\w+\.png)/.exec(html) ?? []
    expect(await Promise.all(['/rss.xml', '/agenda.ics', '/resultaten.csv', card].map(typeOf))).toEqual([
      'application/xml; charset=utf-8',
      'text/calendar; charset=utf-8',
      'text/csv; charset=utf-8',
      'image/png',
    ])
    expect(await typeOf(picture.slice(address.length))).toBe('image/webp')
    // Other drafts stay hidden, and the address without its secret part opens nothing.
    const news = await get(`${address}/nieuws/site-staat-online/`)
    expect(news).toContain('De site van de binnenstad staat online')
    expect(news).not.toContain('Ander concept')
    expect(await get(PROJECT)).toMatch(/^403/)
  })

  it('works after a restart', async () => {
    const address = await share('project-sfeer-en-uitstraling', tokenOf('b'), 7)
    await preview.restart()
    expect(await get(address + PROJECT)).toContain('Gedeeld concept')
  })

  it('says in Dutch that it is over after its last day', async () => {
    const address = await share('project-sfeer-en-uitstraling', tokenOf('c'), 1)
    await expect.poll(() => get(address + PROJECT), { timeout: 30_000 }).toContain('Gedeeld concept')
    clock += DAY
    for (const path of [address, address + PROJECT]) {
      const answer = await get(path)
      expect(answer).toMatch(/^410/)
      expect(answer).toContain('Deze link is verlopen')
      expect(answer).not.toContain('Gedeeld concept')
    }
  })

  it('opens nothing once it is withdrawn', async () => {
    const address = await share('project-sfeer-en-uitstraling', tokenOf('d'), 7)
    await expect.poll(() => get(address + PROJECT), { timeout: 30_000 }).toContain('Gedeeld concept')
    await preview.client.delete(linkId(tokenOf('d')))
    await expect.poll(() => get(address + PROJECT), { timeout: 30_000 }).toMatch(/^404/)
    const answer = await get(address)
    expect(answer).toContain('Deze link werkt niet')
    expect(await get('/concept/')).toMatch(/^404/)
    expect(await get(`/concept/${tokenOf('x')}`)).toMatch(/^404/)
  })

  it('says so where the draft cannot be shown, as it needs what is not on the site yet', async () => {
    await preview.client.createOrReplace({
      _id: 'drafts.nieuws-nieuw',
      _type: 'newsArticle',
      title: 'Nog zonder tekst',
      slug: { _type: 'slug', current: 'nog-zonder-tekst' },
    })
    const address = await share('nieuws-nieuw', tokenOf('e'), 7)
    await expect.poll(() => get(address), { timeout: 30_000 }).toContain('Dit concept is nog niet te zien')
  })

  it('cannot be made from what is in the store', async () => {
    const stored = JSON.stringify(
      await preview.client.fetch('*[_type == "draftLink"]', {}, { perspective: 'raw' }),
    )
    expect(stored).toContain(linkId(tokenOf('a')))
    expect(stored).not.toContain(tokenOf('a'))
  })
})
