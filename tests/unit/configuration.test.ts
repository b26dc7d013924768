import { expect, it } from 'vitest'
import { readConfiguration } from '../../configuration.ts'

it('needs nothing, and says where the site is', () => {
  expect(readConfiguration({})).toMatchObject({
    sitePort: 4321,
    studioPort: 3333,
    siteUrl: 'http://localhost:4321',
    hosted: undefined,
  })
})

it('names every wrong variable', () => {
  expect(() => readConfiguration({ SITE_PORT: 'x', SITE_URL: 'ftp://x' })).toThrow(/SITE_PORT[\s\S]*SITE_URL/)
  expect(() => readConfiguration({ SANITY_PROJECT_ID: 'abc' })).toThrow(/all three or none/)
})
