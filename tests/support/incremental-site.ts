/** The site kept up to date step by step beside the same site built anew, for comparing the two. */
import { createServer } from 'node:http'
import { seedDocuments } from '@programme/content-schemas/seed'
import { ensureRendererBundle } from '../../site/publisher/bundle.ts'
import { loadRenderer, type Renderer } from '../../site/publisher/renderer.ts'
import { createSite, type Site } from '../../site/publisher/site.ts'
import { seedAssetDocuments } from './seed-assets.ts'
import { applyEdit, type Edit, type World } from './site-edits.ts'
import { CACHE_DIR } from './cache-dir.ts'

type Output = Map<string, string>

const SITE_URL = 'http://localhost:4321'

/** Settles the site as a publish does. @returns what visitors get, by path; bodies as Latin-1 text, one character a byte */
async function settleInto(site: Site, output: Output): Promise<void> {
  await site.render({
    write({ path, content }) {
      output.set(path, Buffer.from(content).toString('latin1'))
      return undefined
    },
  })
  for (const path of site.gone()) output.delete(path)
  for (const [path, to] of site.redirects()) output.set(path, `-> ${to}`)
  site.settle()
}

/** @returns what visitors get of the first content, by path */
export async function renderSeed(renderer: Renderer, pictures: string): Promise<ReadonlyMap<string, string>> {
  const documents = [...seedAssetDocuments(pictures), ...structuredClone(seedDocuments)]
  const site = createSite({
    documents,
    lastGood: [],
    now: new Date('2026-11-24'),
    siteUrl: SITE_URL,
    renderer,
  })
  const output: Output = new Map()
  await settleInto(site, output)
  return output
}

/** Publishes each step and builds the same content anew. @returns the first difference; undefined where there is none */
export async function firstDifference(
  renderer: Renderer,
  pictures: string,
  steps: readonly (readonly Edit[])[],
): Promise<string | undefined> {
  const seed = new Map(seedDocuments.map((document) => [document._id, { ...document, _rev: 'first' }]))
  const world: World = { content: new Map(seed), seed, today: '2026-11-24', edits: 0, pictures }
  // No edit takes them away: the store keeps what documents point to.
  const files = seedAssetDocuments(pictures)
  const begin = (lastGood: readonly unknown[]): Site =>
    createSite({
      documents: structuredClone([...files, ...world.content.values()]),
      lastGood,
      now: new Date(world.today),
      siteUrl: SITE_URL,
      renderer,
    })

  const site = begin([])
  const output: Output = new Map()
  let lastGood: readonly unknown[] = [...site.accepted().values()]
  await settleInto(site, output)
  for (const [index, edits] of steps.entries()) {
    const ids = edits.flatMap((edit) => applyEdit(world, edit))
    const documents = new Map(ids.map((id) => [id, structuredClone(world.content.get(id))]))
    site.change({ documents, now: new Date(world.today) })
    const clean = begin(lastGood)
    lastGood = [...clean.accepted().values()]
    const expected: Output = new Map()
    const outcomes = await Promise.allSettled([settleInto(clean, expected), settleInto(site, output)])
    const [built, published] = outcomes.map(({ status }) => status)
    if (built !== published) return `step ${index}: the build is ${built}, the publish ${published}`
    // Neither can render, such as without settings; what is stale stays so until the next step.
    if (built === 'rejected') continue
    const difference = differenceOf(output, expected)
    if (difference !== undefined) return `step ${index}: ${difference}`
  }
  return undefined
}

function differenceOf(found: Output, expected: Output): string | undefined {
  for (const [path, body] of expected) {
    if (!found.has(path)) return `${path} is missing`
    if (found.get(path) !== body) return `${path} differs`
  }
  for (const path of found.keys()) if (!expected.has(path)) return `${path} should be gone`
  return undefined
}

/** A renderer, and a server whose every picture is the text of its own address. */
export async function startRendering(): Promise<{
  readonly renderer: Renderer
  readonly pictures: string
  stop(): void
}> {
  const renderer = await loadRenderer(await ensureRendererBundle(CACHE_DIR, () => undefined))
  const server = createServer((request, response) => response.end(request.url))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    renderer,
    pictures: `http://127.0.0.1:${address.port}`,
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}
