/** Visitors load pages with all that belongs to them while editors publish; whatever is missing or mixed is an error. */
import { setTimeout } from 'node:timers/promises'
import type { PublicSite } from './public-site.ts'

const PROJECT = 'project-centrumorganisatie'
const PATHS = [
  '/',
  '/projecten/',
  '/projecten/centrumorganisatie/',
  '/contact/',
  '/nieuws/',
  '/rss.xml',
  '/sitemap-0.xml',
]

/**
 * Each publish changes the footer, which every page shows, so that a page of an older release can be told by its text.
 * @throws Error at the first answer that is not 200, that is cut short, or that is older than one seen before
 */
export async function publishUnderLoad(
  site: PublicSite,
  wanted: {
    readonly publishes: number
    /** Requests. */
    readonly perSecond: number
    /** Milliseconds from one publish to the next; none unless given. */
    readonly pause?: number
  },
): Promise<{ publishes: number; requests: number; loads: number; perSecond: number }> {
  const counts = { publishes: 0, requests: 0, loads: 0 }
  const startedAt = performance.now()
  let done = false

  async function ask(path: string): Promise<string> {
    counts.requests += 1
    const response = await fetch(`${site.origin}${path}`)
    const body = await response.text()
    if (response.status !== 200) throw new Error(`${path} answered with ${response.status}.`)
    return body
  }

  /** A page with its style sheets, scripts and pictures, as a browser loads it. */
  async function load(path: string, seen: { newest: number }): Promise<void> {
    const page = await ask(path)
    if (path.endsWith('/')) {
      if (!page.trimEnd().endsWith('</html>')) throw new Error(`${path} is cut short.`)
      const marks = [...page.matchAll(/Uitgave (\d+)\./g)].map(([, number]) => Number(number))
      if (new Set(marks).size > 1) throw new Error(`${path} mixes the releases ${marks.join(', ')}.`)
      const [mark = 0] = marks
      if (mark < seen.newest) throw new Error(`${path} is of release ${mark}, after one of ${seen.newest}.`)
      seen.newest = mark
    }
    for (const [, asset = ''] of page.matchAll(/(?:href|src)="(\/(?:_astro|media)\/[^"]+)"/g))
      await ask(asset)
    counts.loads += 1
  }

  async function visit(start: number): Promise<void> {
    const seen = { newest: 0 }
    for (let turn = start; !done; turn += 1) {
      const began = performance.now()
      const before = counts.requests
      await load(PATHS[turn % PATHS.length] ?? '/', seen)
      const due = ((counts.requests - before) / (wanted.perSecond / VISITORS)) * 1000
      await setTimeout(Math.max(0, due - (performance.now() - began)))
    }
  }

  async function publish(): Promise<void> {
    const settings = await site.client.fetch<{ _id: string }>('*[_type == "siteSettings"][0]{_id}')
    for (let number = 1; number <= wanted.publishes; number += 1) {
      const transaction = site.client.transaction()
      transaction.patch(settings._id, { set: { footer: `Uitgave ${number}.` } })
      transaction.patch(PROJECT, { set: { summary: `Uitgave ${number}. Met een nieuwe samenvatting.` } })
      await transaction.commit({ visibility: 'sync' })
      while (!(await ask('/')).includes(`Uitgave ${number}.`)) await setTimeout(5)
      counts.publishes += 1
      await setTimeout(wanted.pause ?? 0)
    }
    done = true
  }

  const VISITORS = 32
  const visitors = Array.from({ length: VISITORS }, (_, index) => visit(index))
  try {
    await Promise.all([publish(), ...visitors])
  } finally {
    done = true
    await Promise.allSettled(visitors)
  }
  const seconds = (performance.now() - startedAt) / 1000
  return { ...counts, perSecond: Math.round(counts.requests / seconds) }
}
