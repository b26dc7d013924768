/** Follows every link inside a site from its home page on. */

export interface Crawled {
  /** HTML by path, of all pages and of the one for what is not there. */
  readonly pages: ReadonlyMap<string, string>
  /** Links that lead to nothing, as `from -> to: why`. */
  readonly broken: readonly string[]
  /** How many addresses were fetched. */
  readonly visited: number
}

interface Found {
  readonly status: number
  readonly html: string | undefined
  readonly ids: ReadonlySet<string>
  readonly links: readonly string[]
}

const MISSING = '/bestaat-niet/'
const unescape = (text: string): string => text.replaceAll('&amp;', '&').replaceAll('&#38;', '&')

async function read(address: string): Promise<Found> {
  const response = await fetch(address, { redirect: 'manual' })
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false
  const html = isPage ? await response.text() : undefined
  const attribute = (pattern: RegExp): string[] =>
    [...(html ?? '').matchAll(pattern)].map(([, value = '']) => unescape(value))
  const sets = attribute(/ srcset="([^"]*)"/g).flatMap((set) =>
    set.split(',').map((one) => one.trim().split(' ')[0] ?? ''),
  )
  return {
    status: response.status,
    html,
    ids: new Set(attribute(/ id="([^"]*)"/g)),
    links: [...attribute(/ (?:href|src|action)="([^"]*)"/g), ...sets],
  }
}

export async function crawl(origin: string): Promise<Crawled> {
  const visited = new Map<string, Found>()
  const broken: string[] = []
  const queue: { from: string; to: string }[] = ['/', MISSING].map((path) => ({
    from: '',
    to: new URL(path, origin).href,
  }))
  for (const { from, to } of queue) {
    const url = new URL(to)
    if (url.origin !== origin) continue
    const address = url.origin + url.pathname + url.search
    const known = visited.get(address)
    const found = known ?? (await read(address))
    if (!known) {
      visited.set(address, found)
      for (const link of found.links) queue.push({ from: address, to: new URL(link, address).href })
    }
    const wanted = url.pathname === MISSING ? 404 : 200
    if (found.status !== wanted) broken.push(`${from} -> ${to}: ${found.status}`)
    if (url.hash !== '' && !found.ids.has(url.hash.slice(1))) broken.push(`${from} -> ${to}: no such anchor`)
  }
  const pages = [...visited].flatMap(([address, { html }]) =>
    html === undefined ? [] : [[new URL(address).pathname, html] as const],
  )
  return { pages: new Map(pages), broken, visited: visited.size }
}
