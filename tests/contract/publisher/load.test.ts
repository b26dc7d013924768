/** Publishes under load: every request is answered from one whole release. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { publishUnderLoad } from '../../support/publish-under-load.ts'
import { startPublicSite, type PublicSite } from '../../support/public-site.ts'

let site: PublicSite
beforeAll(async () => {
  site = await startPublicSite()
}, 120_000)
afterAll(() => site.stop())

it('answers every request while the site is published again and again', async () => {
  const { publishes, requests, loads } = await publishUnderLoad(site, { publishes: 10, perSecond: 200 })
  expect(publishes).toBe(10)
  expect(requests).toBeGreaterThan(50)
  expect(loads).toBeGreaterThan(10)
}, 60_000)
