/** A renderer whose files cannot be read for a moment goes on once they can. */
import { cp, mkdtemp, rename, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedDocuments } from '@programme/content-schemas/seed'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createGraph } from '../../../site/content/graph.ts'
import { listRoutes } from '../../../site/content/routes.ts'
import { ensureRendererBundle } from '../../../site/publisher/bundle.ts'
import { localsOf } from '../../../site/publisher/locals.ts'
import { loadRenderer } from '../../../site/publisher/renderer.ts'
import { CACHE_DIR } from '../../support/cache-dir.ts'

let folder: string
let bundle: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-'))
  bundle = join(folder, 'bundle')
  await cp(await ensureRendererBundle(CACHE_DIR, () => undefined), bundle, { recursive: true })
  await symlink(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'), 'junction')
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const { graph } = createGraph(seedDocuments, { now: new Date('2026-11-24'), lastGood: [] })
const locals = localsOf(graph.reader(), {
  siteUrl: 'http://localhost',
  fetchFile: () => Promise.reject(new Error('nothing is fetched')),
})

it.each(['/projecten/', '/rss.xml', '/over/'])('renders %s once its chunk is there again', async (path) => {
  const renderer = await loadRenderer(bundle)
  const route = listRoutes(graph).find((one) => one.path === path)
  if (!route) throw new Error(`there is no ${path}`)
  const chunks = join(bundle, 'server', 'chunks')
  await rename(chunks, `${chunks}-away`)
  await expect(renderer.render(route, locals)).rejects.toThrow('cannot be rendered')
  await rename(`${chunks}-away`, chunks)
  expect(Buffer.from(await renderer.render(route, locals)).toString()).toContain('<')
})
