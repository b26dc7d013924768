/**
 * A visitor and an editor who do nothing strange, as a process of its own, so that the fuzzer's work is not in their figures.
 * Arguments: site, Studio, token. Tells of each failure at once; on any message tells the figures and ends.
 */
import { setTimeout } from 'node:timers/promises'
import { createContentClient } from '../../../site/content/client.ts'
import { rich } from '../../../content-schemas/seed/write.ts'

export interface Figures {
  readonly requests: number
  /** Milliseconds, of each kind of request. */
  readonly p99: Readonly<Record<string, number>>
  readonly publishes: number
  readonly slowestPublish: number
}
export type Told = { readonly failure: string } | { readonly figures: Figures }

/** Milliseconds. */
const EVERY = 150
const PUBLISH_EVERY = 3_000
const LONGEST_PUBLISH = 30_000
/** In a row, a second apart. */
const MOST_REFUSALS = 20
const TOLD_TO_WAIT = /Service Unavailable|Too Many Requests/

const [site = '', studio = '', token = ''] = process.argv.slice(2)
const client = createContentClient(
  { hosted: undefined, studioPort: Number(new URL(studio).port) },
  token,
).withConfig({
  maxRetries: 0,
})
const taken: Record<string, number[]> = { page: [], query: [], write: [] }
const publishes: number[] = []
const ending = new AbortController()
const isOver = (): boolean => ending.signal.aborted

function tell(told: Told): void {
  process.send?.(told)
}

const requests: Readonly<Record<string, () => Promise<unknown>>> = {
  async page() {
    const response = await fetch(`${site}/projecten/`)
    const html = await response.text()
    if (response.status !== 200 || !html.trimEnd().endsWith('</html>'))
      throw new Error(`the page answered with ${response.status}`)
  },
  query: () => client.fetch('*[_type == "projectPage"] | order(title)[0...10]{title, summary}'),
  write: () =>
    client.createOrReplace({ _id: 'normal-write', _type: 'normal', count: taken['write']?.length ?? 0 }),
}

/** As an editor's client does: who is told to come again comes again. */
async function ask(kind: string, request: () => Promise<unknown>): Promise<void> {
  let refusals = 0
  while (!isOver()) {
    const began = performance.now()
    const failure = await request().then(() => undefined, String)
    taken[kind]?.push(performance.now() - began)
    refusals = failure !== undefined && TOLD_TO_WAIT.test(failure) ? refusals + 1 : 0
    if (failure !== undefined && (refusals === 0 || refusals > MOST_REFUSALS))
      tell({ failure: `a normal ${kind} failed: ${failure.slice(0, 200)}` })
    await setTimeout(refusals > 0 ? 1_000 : EVERY)
  }
}

async function publish(): Promise<void> {
  for (let count = 1; !isOver(); count += 1) {
    const title = `Bericht nummer ${count} van ${process.pid}`
    const began = performance.now()
    await edit(title)
    while (!(await isShown(title))) {
      if (performance.now() - began > LONGEST_PUBLISH) {
        tell({ failure: `an edit is not on the site after ${LONGEST_PUBLISH / 1000} s` })
        break
      }
      await setTimeout(100)
    }
    publishes.push(performance.now() - began)
    for (let waited = 0; waited < PUBLISH_EVERY && !isOver(); waited += EVERY) await setTimeout(EVERY)
  }
}

async function edit(title: string): Promise<void> {
  for (let tries = 1; !isOver(); tries += 1) {
    const failure = await client
      .createOrReplace({
        _id: 'normal-news',
        _type: 'newsArticle',
        title,
        slug: { _type: 'slug', current: 'gewoon-bericht' },
        date: '2026-11-24',
        topic: 'Programma',
        summary: 'Wat een redacteur op een gewone dag schrijft.',
        body: rich('Een gewone alinea.'),
        contacts: [],
        projects: [],
      })
      .then(() => undefined, String)
    if (failure === undefined) return
    if (!TOLD_TO_WAIT.test(failure) || tries > MOST_REFUSALS) {
      tell({ failure: `a normal edit failed: ${failure.slice(0, 200)}` })
      return
    }
    await setTimeout(1_000)
  }
}

async function isShown(title: string): Promise<boolean> {
  const response = await fetch(`${site}/nieuws/gewoon-bericht/`).catch(() => undefined)
  return (await response?.text().catch(() => ''))?.includes(title) ?? false
}

process.on('message', () => ending.abort())
process.on('disconnect', () => process.exit())
await Promise.all([...Object.entries(requests).map(([kind, request]) => ask(kind, request)), publish()])
const p99 = Object.entries(taken).map(([kind, all]): [string, number] => {
  const sorted = all.toSorted((left, right) => left - right)
  return [kind, Math.round(sorted[Math.floor(sorted.length * 0.99)] ?? 0)]
})
tell({
  figures: {
    requests: Object.values(taken).flat().length,
    p99: Object.fromEntries(p99),
    publishes: publishes.length,
    slowestPublish: Math.round(Math.max(0, ...publishes)),
  },
})
process.disconnect()
