/**
 * Visitors of the public site, as a process of its own: they load pages with all that belongs to them until they are told to stop.
 * Arguments: origin, requests a second. Sends counts when it has stopped; ends with 1 and the reason on stderr at the first answer that is
 * not 200, that is cut short, that is of two releases, or that is older than one seen before.
 */
import { setTimeout } from 'node:timers/promises'
import type { Visits } from './publish-under-load.ts'

const VISITORS = 32
const PATHS = [
  '/',
  '/projecten/',
  '/projecten/centrumorganisatie/',
  '/contact/',
  '/nieuws/',
  '/rss.xml',
  '/sitemap-0.xml',
]

const [origin = '', perSecond = '200'] = process.argv.slice(2)
const visits: Visits = { requests: 0, loads: 0 }
let done = false

async function ask(path: string): Promise<string> {
  visits.requests += 1
  const response = await fetch(`${origin}${path}`)
  const body = await response.text()
  if (response.status !== 200) throw new Error(`${path} answered with ${response.status}.`)
  return body
}

/** A page with its style sheets, scripts and pictures, as a browser loads it. @returns requests */
async function load(path: string, seen: { newest: number }): Promise<number> {
  const page = await ask(path)
  if (path.endsWith('/')) {
    if (!page.trimEnd().endsWith('</html>')) throw new Error(`${path} is cut short.`)
    const marks = [...page.matchAll(/Uitgave (\d+)\./g)].map(([, number]) => Number(number))
    if (new Set(marks).size > 1) throw new Error(`${path} mixes the releases ${marks.join(', ')}.`)
    const [mark = 0] = marks
    if (mark < seen.newest) throw new Error(`${path} is of release ${mark}, after one of ${seen.newest}.`)
    seen.newest = mark
  }
  const assets = [...page.matchAll(/(?:href|src)="(\/(?:_astro|media)\/[^"]+)"/g)]
  for (const [, asset = ''] of assets) await ask(asset)
  visits.loads += 1
  return 1 + assets.length
}

/** Keeps to a timetable: who had to wait for an answer asks sooner afterwards. */
async function visit(start: number): Promise<void> {
  const seen = { newest: 0 }
  const began = performance.now()
  let asked = 0
  for (let turn = start; !done; turn += 1) {
    asked += await load(PATHS[turn % PATHS.length] ?? '/', seen)
    const due = began + (asked * VISITORS * 1000) / Number(perSecond)
    await setTimeout(Math.max(0, due - performance.now()))
  }
}

process.on('message', () => (done = true))
await Promise.all(Array.from({ length: VISITORS }, (_, index) => visit(index)))
process.send?.(visits)
process.disconnect()
