/** Every page as HTML: its links, its markup, its language. */
import { beforeAll, expect, it } from 'vitest'
import { crawl, type Crawled } from '../support/crawl.ts'
import { startPublicSite } from '../support/public-site.ts'
import { validateHtml } from '../support/validate-html.ts'
import { voorbeeldDocuments } from '../support/voorbeeldstad-site.ts'

let site: Crawled
beforeAll(async () => {
  const { origin, stop } = await startPublicSite(voorbeeldDocuments)
  site = await crawl(origin)
  await stop()
})

it('leads nowhere that is not there, neither by an address nor by an anchor', () => {
  expect(site.broken).toEqual([])
  expect(site.visited).toBeGreaterThan(60)
})

it('is valid HTML on every page', async () => {
  const faults = await Promise.all([...site.pages].map(([path, html]) => validateHtml(path, html)))
  expect(faults.flat()).toEqual([])
  expect(site.pages.size).toBeGreaterThan(40)
})
