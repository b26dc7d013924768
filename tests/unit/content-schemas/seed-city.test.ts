/** The code is of any city: Vlaardingen is named by the content and its tests, README.md and LICENSE alone. */
import { glob, readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'

const FOLDERS = '{content-schemas,docs,server,shared,site,studio,tests,.github}/**/*'
const TEXTS = /\.(?:ts|tsx|mjs|js|astro|css|json|md|yml|toml|html|svg)$/
const ELSEWHERE = /(?:^|\/)(?:node_modules|dist|\.sanity|\.astro)(?:\/|$)/

/** Where the content is, what it was measured with, and the tests that are about its words. */
const OF_THE_CONTENT = [
  /^content-schemas\/seed\//,
  /^tests\/unit\/content-schemas\/seed-/,
  /^tests\/unit\/site\/search\/words\.test\.ts$/,
  /^tests\/(?:contract\/search-as-typed\.test|search\/(?:as-typed|voorbeeldstad))\.ts$/,
  /^tests\/(?:screens|support\/voorbeeldstad-site)\.ts$/,
  /^(?:README\.md|LICENSE)$/,
]

it('nothing but the content names the city', async () => {
  const named: string[] = []
  for await (const file of glob([FOLDERS, '*'], { exclude: (path) => ELSEWHERE.test(path) })) {
    if (!TEXTS.test(file) || ELSEWHERE.test(file)) continue
    if (/vlaardingen/i.test(await readFile(file, 'utf8'))) named.push(file)
  }
  expect(named.filter((file) => !OF_THE_CONTENT.some((place) => place.test(file)))).toEqual([])
  expect(named).toContain('content-schemas/seed/settings.ts')
})
