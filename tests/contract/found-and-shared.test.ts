/** What search engines, feed readers, calendars and messengers get, read by libraries that did not write it. */
import ICAL from 'ical.js'
import jsonld from 'jsonld'
import Parser from 'rss-parser'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { picture } from '../../content-schemas/seed/write.ts'
import { documents } from '../search/voorbeeldstad.ts'
import { startPublicSite, type PublicSite } from '../support/public-site.ts'

let site: PublicSite

beforeAll(async () => {
  site = await startPublicSite([
    ...documents,
    {
      _id: 'bijeenkomst-leegstand',
      _type: 'event',
      title: 'Rondgang langs lege panden',
      slug: { _type: 'slug', current: 'rondgang' },
      summary: 'Met de werkgroep de straat door; neem „vrienden” mee, en <zo>.',
      start: '2026-12-01T19:00:00+01:00',
      end: '2026-12-01T21:00:00+01:00',
      place: 'Marktplein',
      workingGroup: { _type: 'reference', _ref: 'werkgroep-leegstand' },
    },
  ])
})
afterAll(() => site.stop())

async function text(path: string): Promise<string> {
  const response = await fetch(site.origin + path)
  expect(response.status, path).toBe(200)
  return response.text()
}

/** @returns the attribute of the first tag that has the marker in it */
function attribute(html: string, marker: string, name: string): string | undefined {
  const [tag = ''] = [...html.matchAll(/<(?:meta|link)(?:[^>"]|"[^"]*")*>/g)]
    .map(([found]) => found)
    .filter((found) => found.includes(marker))
  return new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1]
}

/** schema.org's own context, as far as it is needed here: every term is one of its. */
const CONTEXT = {
  '@context': { '@vocab': 'https://schema.org/', url: { '@type': '@id' }, item: { '@type': '@id' } },
}

const node = z.looseObject({ '@type': z.array(z.string()).optional() })

async function typesOn(path: string): Promise<string[]> {
  const [, source = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(await text(path)) ?? []
  const parsed: unknown = JSON.parse(source)
  const expanded = await jsonld.expand(z.record(z.string(), z.json()).parse(parsed), {
    documentLoader: (url) => Promise.resolve({ document: CONTEXT, documentUrl: url }),
  })
  const flat = z.array(node).parse(await jsonld.flatten(expanded))
  return flat.flatMap((thing) => thing['@type'] ?? []).map((type) => type.replace('https://schema.org/', ''))
}

describe('structured data', () => {
  it.each([
    ['/', ['Organization', 'ContactPoint', 'WebSite', 'SearchAction']],
    ['/projecten/', ['Organization', 'BreadcrumbList', 'ListItem', 'WebPage']],
    ['/projecten/centrumorganisatie/', ['Organization', 'BreadcrumbList', 'Project', 'ContactPoint']],
    ['/werkgroepen/leegstand/', ['Organization', 'BreadcrumbList']],
    ['/resultaten/draagvlak-blauwdruk/', ['Report']],
    ['/agenda/bijeenkomsten/rondgang/', ['Event', 'Place']],
    ['/nieuws/site-staat-online/', ['NewsArticle']],
    ['/contact/', ['ContactPage', 'ContactPoint']],
    ['/contact/veronique-gielen/', ['ProfilePage', 'Person']],
    ['/over/', ['AboutPage']],
  ])('of %s names %j', async (path, types) => {
    expect(await typesOn(path)).toEqual(expect.arrayContaining(types))
  })

  it('names only what the consent of a contact covers', async () => {
    await site.client
      .patch('contact-projectcoordinator')
      .set({ consent: { given: true, covers: ['email'] } })
      .commit()
    await expect.poll(() => text('/contact/veronique-gielen/')).not.toContain('31630189806')
    expect(await text('/')).not.toContain('31630189806')
    expect(await text('/contact/veronique-gielen/')).toContain('v.gielen@ik-onderneem.nl')
  })
})

describe('feeds', () => {
  it('has all news, the newest first, and the news of one working group by itself', async () => {
    const all = await new Parser().parseString(await text('/rss.xml'))
    const dates = all.items.map(({ isoDate = '' }) => isoDate)
    expect(dates.length).toBe(16)
    expect(dates).toEqual(dates.toSorted().toReversed())
    expect(all.items[0]?.link).toMatch(new RegExp(`^${site.origin}/nieuws/`))

    const patch = site.client.patch('nieuws-site').set({
      projects: [{ _type: 'reference', _key: 'r1', _ref: 'project-aanpak-leegstand' }],
    })
    await patch.commit()
    const group = async () =>
      (await new Parser().parseString(await text('/werkgroepen/leegstand.xml'))).items.length
    await expect.poll(group).toBe(1)
  })

  it('gives the full text as HTML in which nothing of a text is HTML', async () => {
    const said = 'Wie <b>wil</b> & kan]]> komt mee.'
    const body = [
      { _type: 'block', _key: 'a', style: 'h2', children: [{ _type: 'span', _key: 'a', text: 'Eerst' }] },
      { _type: 'block', _key: 'b', children: [{ _type: 'span', _key: 'b', text: said }] },
    ]
    await site.client.patch('nieuws-site').set({ body }).commit()
    const article = async () => {
      const { items } = await new Parser().parseString(await text('/rss.xml'))
      return items
        .map((item) => String(Reflect.get(item, 'content:encoded')))
        .find((full) => full.includes('Eerst'))
    }
    await expect
      .poll(article)
      .toBe('<h2>Eerst</h2><p>Wie &lt;b&gt;wil&lt;/b&gt; &amp; kan]]&gt; komt mee.</p>')
  })

  it('gives the pictures of a text where they stand, with what they show', async () => {
    const body = [
      { _type: 'block', _key: 'a', children: [{ _type: 'span', _key: 'a', text: 'Eerst' }] },
      { ...picture('kade', 'De „kade” & het water'), _key: 'p' },
    ]
    await site.client.patch('nieuws-site').set({ body }).commit()
    await expect
      .poll(() => text('/rss.xml'))
      .toMatch(
        new RegExp(
          `<p>Eerst</p><p><img src="${site.origin}/media/[^"]+" width="\\d+" height="\\d+" alt="De „kade” &amp; het water"></p>`,
        ),
      )
  })

  it('has all meetings, and those of one working group, at the hour in the city', async () => {
    const meetings = async (path: string) => {
      const calendar = ICAL.Component.fromString(await text(path))
      return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
    }
    expect(await meetings('/agenda.ics')).toHaveLength(6)
    const [walk, ...others] = await meetings('/werkgroepen/leegstand.ics')
    expect(others).toEqual([])
    expect(walk?.summary).toBe('Rondgang langs lege panden')
    expect(walk?.description).toBe('Met de werkgroep de straat door; neem „vrienden” mee, en <zo>.')
    expect(walk?.startDate.toJSDate()).toEqual(new Date('2026-12-01T19:00:00+01:00'))
    expect(walk?.endDate.toJSDate()).toEqual(new Date('2026-12-01T21:00:00+01:00'))
    expect(await meetings('/werkgroepen/promotie.ics')).toEqual([])
    const [alone] = await meetings('/agenda/bijeenkomsten/rondgang.ics')
    expect([alone?.uid, alone?.summary]).toEqual([walk?.uid, walk?.summary])
    expect(await text('/agenda/bijeenkomsten/rondgang/')).toContain(
      'href="/agenda/bijeenkomsten/rondgang.ics"',
    )
  })

  it('points from each page to its feeds', async () => {
    const page = await text('/werkgroepen/leegstand/')
    for (const feed of [
      '/rss.xml',
      '/agenda.ics',
      '/werkgroepen/leegstand.xml',
      '/werkgroepen/leegstand.ics',
    ])
      expect(page).toContain(`href="${feed}"`)
  })
})

describe('a contact', () => {
  const shown = async (path: string): Promise<string> =>
    (await text(path)).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

  it('says on its page and its card when it can be reached, when not, and who answers then', async () => {
    await site.client
      .patch('contact-operationeel-manager')
      .set({
        openingHours: [
          { _key: 'c', day: 'donderdag', from: '13:00', until: '16:30' },
          { _key: 'a', day: 'dinsdag', from: '13:00', until: '17:00' },
          { _key: 'b', day: 'dinsdag', from: '09:00', until: '12:00' },
        ],
        away: { from: '2099-07-01', until: '2099-07-14', reason: 'met vakantie' },
      })
      .commit()
    const hours = 'Dinsdag 9.00 tot 12.00 uur, 13.00 tot 17.00 uur Donderdag 13.00 tot 16.30 uur'
    const absence =
      'Afwezig van 1 juli 2099 tot en met 14 juli 2099 . Met vakantie. Berichten gaan dan naar Véronique Gielen.'
    for (const path of ['/contact/sonja-den-duijn/', '/contact/', '/werkgroepen/promotie/']) {
      await expect.poll(() => shown(path), { timeout: 30_000 }).toContain(hours)
      expect(await shown(path)).toContain(absence)
    }
    await site.client
      .patch('contact-operationeel-manager')
      .set({ away: { from: '2020-01-01', until: '2020-01-02' } })
      .commit()
    await expect.poll(() => shown('/contact/'), { timeout: 30_000 }).not.toContain('Afwezig')
  })
})

describe('every page', () => {
  it('stands in the sitemap with the moment of its last change, and nothing else does', async () => {
    const sitemap = await text('/sitemap-0.xml')
    const entries = [...sitemap.matchAll(/<url><loc>([^<]*)<\/loc><lastmod>([^<]*)<\/lastmod><\/url>/g)]
    expect(entries.length).toBeGreaterThan(60)
    for (const [, , changed = ''] of entries) expect(new Date(changed).toISOString()).toBe(changed)
    for (const [, address = ''] of sitemap.matchAll(/<loc>([^<]*)<\/loc>/g))
      expect((await fetch(address)).status, address).toBe(200)
    expect(await text('/robots.txt')).toContain(`Sitemap: ${site.origin}/sitemap-index.xml`)
    expect(await text('/sitemap-index.xml')).toContain(`${site.origin}/sitemap-0.xml`)
  })

  it('has a title, a description and an address of its own', async () => {
    const sitemap = await text('/sitemap-0.xml')
    const paths = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(
      ([, address = '']) => new URL(address).pathname,
    )
    const titles = new Set<string>()
    for (const path of paths) {
      const html = await text(path)
      titles.add(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '')
      expect(attribute(html, 'name="description"', 'content'), path).toBeTruthy()
      expect(attribute(html, 'rel="canonical"', 'href'), path).toBe(site.origin + path)
      expect(attribute(html, 'property="og:image"', 'content'), path).toMatch(/^http/)
    }
    expect(titles.size).toBe(paths.length)
  })

  it('has a picture for who shares it: a small PNG of 1200 by 630, and another one when the title changes', async () => {
    const addressOf = async () =>
      attribute(await text('/projecten/kerkplein/'), 'property="og:image"', 'content') ?? ''
    const before = await addressOf()
    const picture = Buffer.from(await (await fetch(before)).arrayBuffer())
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
    expect(picture.byteLength).toBeLessThan(80_000)
    await site.client.patch('voorbeeld-project-kerkplein').set({ title: 'Het Kerkplein vol bomen' }).commit()
    await expect.poll(addressOf).not.toBe(before)
    const isNew = async () =>
      !Buffer.from(await (await fetch(await addressOf())).arrayBuffer()).equals(picture)
    await expect.poll(isNew).toBe(true)
  })
})

it('has icons and a manifest that names them', async () => {
  const icon = z.object({ src: z.string(), sizes: z.string() })
  const manifest = z.object({ name: z.string(), lang: z.literal('nl'), icons: z.array(icon) })
  const { icons } = manifest.parse(JSON.parse(await text('/site.webmanifest')))
  for (const { src, sizes } of [...icons, { src: '/apple-touch-icon.png', sizes: '180x180' }]) {
    const { width, height } = await sharp(
      Buffer.from(await (await fetch(site.origin + src)).arrayBuffer()),
    ).metadata()
    expect(`${width}x${height}`).toBe(sizes)
  }
})
