/** Where our templates do not fit the installed Astro, the renderer is built with Astro's own runtime and writes the same site. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { probeBundle } from '../../../site/publisher/probe-bundle.ts'
import { loadRenderer } from '../../../site/publisher/renderer.ts'
import { renderSeed, startRendering } from '../../support/incremental-site.ts'
import { copyTree, type TreeCopy } from '../../support/tree-copy.ts'

const BUILD = `
import { ensureRendererBundle } from './site/publisher/bundle.ts'
console.log('in ' + (await ensureRendererBundle(process.cwd() + '/.cache', console.log)))
`

let site: Awaited<ReturnType<typeof startRendering>>
let copy: TreeCopy
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'probe-'))
  copy = await copyTree()
  site = await startRendering()
})
afterAll(async () => {
  site.stop()
  await copy.remove()
  await rm(folder, { recursive: true, force: true })
})

it('says so in one line, also when the bundle is there already, and every page is the same', async () => {
  // As where a new compiler calls a function that the templates do not have.
  await copy.replace(
    'site/publisher/templates.ts',
    'export function renderSlot',
    'export function renderSlots',
  )
  await copy.write('build.ts', BUILD)
  const line = /^Site: pages are rendered by Astro’s own runtime.*renderSlot/m
  const built = await copy.node('build.ts')
  expect(built.output).toMatch(line)
  const again = await copy.node('build.ts')
  expect(again.output.split('\n').filter(Boolean)).toHaveLength(2)
  expect(again.output).toMatch(line)

  const [, directory = ''] = /^in (.*)$/m.exec(again.output) ?? []
  const expected = await renderSeed(site.renderer, site.pictures)
  const found = await renderSeed(await loadRenderer(directory), site.pictures)
  expect([...found.keys()].sort()).toEqual([...expected.keys()].sort())
  for (const [path, body] of expected) expect(withoutHashes(found.get(path)), path).toBe(withoutHashes(body))
}, 240_000)

it.each([
  ['throws', `const renderPage = () => { throw new Error('renderHead is not a function') }`],
  ['has no pages', `const renderPage = () => ''; routes.length = 0`],
])('finds a bundle that builds and then %s', async (name, statement) => {
  const server = join(folder, name, 'server')
  await mkdir(server, { recursive: true })
  const code = `const routes = [{ component: 'site/pages/index.astro', type: 'page' }]; const [renderEndpoint, drawCard] = [];
${statement}; export { routes, renderPage, renderEndpoint, drawCard }`
  await writeFile(join(server, 'entry.mjs'), code)
  await expect(probeBundle(join(folder, name))).rejects.toThrow(/cannot be rendered|has no page/)
})

/** Scripts and style sheets are named by their content, in which Astro writes names of its build. */
function withoutHashes(body: string | undefined): string | undefined {
  return body?.replaceAll(/\/_astro\/[\w.-]+/g, '/_astro/')
}
