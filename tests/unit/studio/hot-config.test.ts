import { expect, it } from 'vitest'
import { hotConfig } from '../../../studio/hot-config.ts'

const ENTRY = '/project/studio/.sanity/runtime/app.js'
const plugin = hotConfig()
const transform = (code: string, id: string) => plugin.transform(code, id)

/** The entry that the installed Sanity CLI writes for `sanity dev`. */
async function entryOfSanity(): Promise<string> {
  const path = '../../../node_modules/@sanity/cli-build/dist/actions/build/getEntryModule.js'
  const module: unknown = await import(path)
  const make: unknown = module !== null && typeof module === 'object' && Reflect.get(module, 'getEntryModule')
  if (typeof make !== 'function') throw new Error(`${path} has no getEntryModule`)
  return String(
    Reflect.apply(make, undefined, [{ relativeConfigLocation: '../../sanity.config.ts', basePath: '/' }]),
  )
}

it('lets the entry of the installed Sanity accept a new configuration', async () => {
  const code = transform(await entryOfSanity(), ENTRY) ?? ''
  expect(code).toContain('import.meta.hot.accept("../../sanity.config.ts", (module) => {')
  expect(code).toContain(
    'renderStudio(document.getElementById("sanity"), config, {reactStrictMode: undefined, basePath: "/"})',
  )
  expect(code.match(/renderStudio\(/g)).toHaveLength(1)
})

it.each([
  [
    'another file',
    'renderStudio(document.getElementById("sanity"), studioConfig, {})',
    '/project/studio/app.js',
  ],
  ['an entry that another version writes', 'mount(studioConfig)', ENTRY],
])('leaves %s as it is', (_what, code, id) => {
  expect(transform(code, id)).toBeUndefined()
})
