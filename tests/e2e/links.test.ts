/** Every link inside the site leads somewhere, every anchor to something on its page. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPublicSite, type PublicSite } from '../support/public-site.ts'
import { voorbeeldDocuments } from '../support/voorbeeldstad-site.ts'

let site: PublicSite
beforeAll(async () => {
  site = await startPublicSite(voorbeeldDocuments)
})
afterAll(() => site.stop())

interface Found {
  readonly status: number
  readonly ids: ReadonlySet<string>
  readonly links: readonly string[]
}

const unescape = (text: string): string => text.replaceAll('&amp;', '&').replaceAll('&#38;', '&')

async function read(address: string): Promise<Found> {
  const response = await fetch(address, { redirect: 'manual' })
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false
  const body = isPage ? await response.text() : ''
  const attribute = (pattern: RegExp): string[] =>
    [...body.matchAll(pattern)].map(([, value = '']) => unescape(value))
  const sets = attribute(/ srcset="([^"]*)"/g).flatMap((set) =>
    set.split(',').map((one) => one.trim().split(' ')[0] ?? ''),
  )
  return {
    status: response.status,
    ids: new Set(attribute(/ id="([^"]*)"/g)),
    links: [...attribute(/ (?:href|src|action)="([^"]*)"/g), ...sets],
  }
}

it('leads nowhere that is not there', async () => {
  const visited = new Map<string, Found>()
  const broken: string[] = []
  const queue: { from: string; to: string }[] = ['/', '/bestaat-niet/'].map((path) => ({
    from: '',
    to: new URL(path, site.origin).href,
  }))
  for (const { from, to } of queue) {
    const { origin, pathname, search, hash } = new URL(to)
    if (origin !== site.origin) continue
    const address = origin + pathname + search
    const known = visited.get(address)
    const found = known ?? (await read(address))
    if (!known) {
      visited.set(address, found)
      for (const link of found.links) queue.push({ from: address, to: new URL(link, address).href })
    }
    const wanted = pathname === '/bestaat-niet/' ? 404 : 200
    if (found.status !== wanted) broken.push(`${from} -> ${to}: ${found.status}`)
    if (hash !== '' && !found.ids.has(hash.slice(1))) broken.push(`${from} -> ${to}: no such anchor`)
  }
  expect(broken).toEqual([])
  expect(visited.size).toBeGreaterThan(60)
})
