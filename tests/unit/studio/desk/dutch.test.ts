/** Everything that the installed Studio can say, it can say in Dutch: its own bundles, Sanity's translation and ours, compared. */
import { nlNLLocale } from '@sanity/locale-nl-nl'
import { prepareConfig, type LocaleResourceBundle } from 'sanity'
import { presentationTool } from 'sanity/presentation'
import { structureTool } from 'sanity/structure'
import { beforeAll, expect, it } from 'vitest'
import { isRecord } from '../../../../shared/is-record.ts'
import { dutchBundles } from '../../../../studio/desk/dutch/bundles.ts'

/** Parts that the Studio's configuration leaves switched off. */
const OFF = new Set(['variants', 'mediaLibrary', 'media-library', 'create'])

let bundles: readonly LocaleResourceBundle[] = []

beforeAll(() => {
  prepareConfig({
    name: 'default',
    projectId: 'local',
    dataset: 'production',
    plugins: [structureTool(), presentationTool({ previewUrl: 'http://localhost' }), nlNLLocale()],
    i18n: {
      bundles: (all) => {
        bundles = [...all, ...dutchBundles]
        return all
      },
    },
  })
})

/** @returns the texts of a locale by `namespace:key` */
async function textsOf(locale: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const { namespace, resources, ...bundle } of bundles) {
    if (bundle.locale !== locale || OFF.has(namespace)) continue
    const loaded: unknown = typeof resources === 'function' ? await resources() : resources
    const found: unknown = isRecord(loaded) && isRecord(loaded['default']) ? loaded['default'] : loaded
    for (const [key, text] of Object.entries(isRecord(found) ? found : {}))
      if (typeof text === 'string') texts.set(`${namespace}:${key}`, text)
  }
  return texts
}

/** Dutch has the same plural forms as English, but a language may do with fewer keys. */
const bare = (key: string): string => key.replace(/_(?:zero|one|other)$/, '')

it('has a Dutch text for every English one', async () => {
  const english = await textsOf('en-US')
  const dutch = await textsOf('nl-NL')
  expect(english.size).toBeGreaterThan(1_500)
  const known = new Set([...dutch.keys()].map(bare))
  expect([...english.keys()].filter((key) => !dutch.has(key) && !known.has(bare(key)))).toEqual([])
})

it('keeps the places where names and numbers are filled in, and the tags around them', async () => {
  const english = await textsOf('en-US')
  const places = (text: string): Set<string> =>
    new Set([...text.matchAll(/\{\{\s*(\w+)/g), ...text.matchAll(/<\/?(\w+)/g)].map(([, name = '']) => name))
  const ours = dutchBundles.flatMap(({ namespace, resources }) =>
    isRecord(resources)
      ? Object.entries(resources).map(
          ([key, text]) => [`${namespace}:${key}`, typeof text === 'string' ? text : ''] as const,
        )
      : [],
  )
  const unknown = ours.flatMap(([key, text]) => {
    const original = english.get(key)
    if (original === undefined) return [`${key} is not asked for`]
    return [...places(text)].filter((name) => !places(original).has(name)).map((name) => `${key}: ${name}`)
  })
  expect(unknown).toEqual([])
})
