/** Visitors load pages with all that belongs to them while editors publish; whatever is missing or mixed is an error. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { PublicSite } from './public-site.ts'

const PROJECT = 'project-centrumorganisatie'

/** What visitors.ts counts: requests, and pages with all that belongs to them. */
const counts = z.object({ requests: z.number(), loads: z.number() })
export type Visits = z.infer<typeof counts>

/**
 * Each publish changes the footer, which every page shows, so that a page of an older release can be told by its text.
 * @throws Error at the first answer that is not as it should be: see visitors.ts
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
): Promise<Visits & { publishes: number; perSecond: number }> {
  const script = fileURLToPath(new URL('./visitors.ts', import.meta.url))
  const visitors = fork(script, [site.origin, String(wanted.perSecond)], {
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  const complaints: string[] = []
  visitors.stderr?.on('data', (text) => complaints.push(String(text)))
  const ended = once(visitors, 'exit')
  const counted = once(visitors, 'message').then(([message]: unknown[]) => counts.parse(message))
  counted.catch(() => undefined)
  const gaveUp = ended.then(() => Promise.reject(new Error(complaints.join('') || 'The visitors went away.')))
  gaveUp.catch(() => undefined)

  const startedAt = performance.now()
  try {
    await Promise.race([publishAll(site, wanted), gaveUp])
    visitors.send('stop')
    const { requests, loads } = await Promise.race([counted, gaveUp])
    const seconds = (performance.now() - startedAt) / 1000
    return { publishes: wanted.publishes, requests, loads, perSecond: Math.round(requests / seconds) }
  } finally {
    visitors.kill()
    await ended
  }
}

async function publishAll(
  { client, origin }: PublicSite,
  { publishes, pause = 0 }: { readonly publishes: number; readonly pause?: number },
): Promise<void> {
  const settings = await client.fetch<{ _id: string }>('*[_type == "siteSettings"][0]{_id}')
  const home = async (): Promise<string> => (await fetch(`${origin}/`)).text()
  for (let number = 1; number <= publishes; number += 1) {
    const transaction = client.transaction()
    transaction.patch(settings._id, { set: { footer: `Uitgave ${number}.` } })
    transaction.patch(PROJECT, { set: { summary: `Uitgave ${number}. Met een nieuwe samenvatting.` } })
    await transaction.commit({ visibility: 'sync' })
    while (!(await home()).includes(`Uitgave ${number}.`)) await setTimeout(5)
    await setTimeout(pause)
  }
}
