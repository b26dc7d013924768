/** The sitemap is part of each release: it is there with the pages, names those and no others, and waits for nothing. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { madeArticle } from '../../support/made-documents.ts'
import { startPublicSite, type PublicSite } from '../../support/public-site.ts'

let site: PublicSite
beforeAll(async () => {
  site = await startPublicSite()
}, 120_000)
afterAll(() => site.stop())

const text = async (path: string): Promise<string> => (await fetch(site.origin + path)).text()
const pageOf = (slug: string, _id = `pagina-${slug}`) => ({
  ...{ _id, _type: 'page', title: `Pagina ${slug}`, summary: 'Een pagina.', body: madeArticle.body },
  slug: { _type: 'slug', current: slug },
})

it('names a new page in the release that brings it, and not in the one that takes it away', async () => {
  await site.client.create({ ...madeArticle, _id: 'bericht-nu' })
  await site.publisher.publish('webhook')
  expect(await text('/sitemap-0.xml')).toContain('/nieuws/markt-open/</loc>')
  await site.client.delete('bericht-nu')
  await site.publisher.publish('webhook')
  expect(await text('/sitemap-0.xml')).not.toContain('/nieuws/markt-open/')
})

it.each(['sitemap', 'sitemaps', 'sitemap-0'])('lets a page be called %s, live at once', async (slug) => {
  await site.client.create(pageOf(slug))
  await site.publisher.publish('webhook')
  expect(await text(`/${slug}/`)).toContain(`Pagina ${slug}`)
  expect(await text('/sitemap-0.xml')).toContain(`/${slug}/</loc>`)
})

it('says when a page was changed, also where no other word of it did', async () => {
  const id = 'pagina-datum'
  await site.client.create(pageOf('datum', id))
  const { _updatedAt: changed } = await site.client.patch(id).set({ body: madeArticle.body }).commit()
  await site.publisher.publish('webhook')
  expect(await text('/sitemap-0.xml')).toContain(`/datum/</loc><lastmod>${changed}</lastmod>`)
})

it('has no date of a list that could go back when its newest page is deleted', async () => {
  const dates = async (): Promise<string[]> => {
    const [lists = ''] = (await text('/sitemap-0.xml')).split('/projecten/centrumorganisatie/')
    return [...lists.matchAll(/nieuws\/<\/loc>(<lastmod>[^<]*)?/g)].map(([, date = '']) => date)
  }
  expect(await dates()).toEqual([''])
})
