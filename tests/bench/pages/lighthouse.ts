/** One page measured by Lighthouse as a telephone shows it, several times, in a browser of its own each time. */
import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'

const folder = fileURLToPath(new URL('.', import.meta.url))
const FLAGS = '--headless=new --no-sandbox --disable-gpu --disable-background-networking'

const score = z.object({ score: z.number().nullable() })
const figure = z.object({ numericValue: z.number() })
const report = z.object({
  categories: z.object({
    performance: score,
    accessibility: score,
    'best-practices': score,
    seo: score,
  }),
  audits: z.looseObject({
    'largest-contentful-paint': figure,
    'cumulative-layout-shift': figure,
    'total-blocking-time': figure,
    'total-byte-weight': figure,
  }),
})

export interface PageFigures {
  /** Out of 100, the median of all runs: performance, accessibility, best practices, findability. */
  readonly scores: readonly [number, number, number, number]
  /** Milliseconds, the median: largest contentful paint, total blocking time. */
  readonly lcp: number
  readonly blocking: number
  readonly cls: number
  /** Of all that was loaded, the median. */
  readonly bytes: number
  /** What was not perfect, in any run. */
  readonly notes: readonly string[]
}

/** What the page that follows a message is meant to have: search engines are told to leave it alone. */
export const OF_WHAT_IS_HIDDEN = ['is-crawlable']
/** What the page for what is not there can never have: its status is 404, which the browser notes, and search engines are told to leave it alone. */
export const OF_WHAT_IS_MISSING = ['is-crawlable', 'http-status-code', 'errors-in-console']

/**
 * A busy machine may make Lighthouse lose a trace; it is then asked once more.
 * @param chromium path of the browser
 * @param skipped what Lighthouse is not to judge here
 */
export async function measurePage(
  url: string,
  times: number,
  chromium: string,
  skipped: readonly string[] = [],
): Promise<PageFigures> {
  const runs: Awaited<ReturnType<typeof runOnce>>[] = []
  for (let run = 0; run < times; run++)
    runs.push(await runOnce(url, chromium, skipped).catch(() => runOnce(url, chromium, skipped)))
  const middle = (pick: (run: (typeof runs)[number]) => number): number =>
    runs.map(pick).toSorted((a, b) => a - b)[Math.floor(runs.length / 2)] ?? Number.NaN
  const hundred = (value: number | null): number => Math.round((value ?? 0) * 100)
  return {
    scores: [
      middle(({ categories }) => hundred(categories.performance.score)),
      middle(({ categories }) => hundred(categories.accessibility.score)),
      middle(({ categories }) => hundred(categories['best-practices'].score)),
      middle(({ categories }) => hundred(categories.seo.score)),
    ],
    lcp: Math.round(middle(({ audits }) => audits['largest-contentful-paint'].numericValue)),
    blocking: Math.round(middle(({ audits }) => audits['total-blocking-time'].numericValue)),
    cls: middle(({ audits }) => audits['cumulative-layout-shift'].numericValue),
    bytes: middle(({ audits }) => audits['total-byte-weight'].numericValue),
    notes: [...new Set(runs.flatMap(({ failed }) => failed))],
  }
}

async function runOnce(url: string, chromium: string, skipped: readonly string[]) {
  const output = join(tmpdir(), `lighthouse-${process.pid}-${Date.now()}.json`)
  const command = join(folder, 'node_modules', '.bin', 'lighthouse')
  const options = [url, '--output=json', `--output-path=${output}`, '--quiet', `--chrome-flags=${FLAGS}`]
  if (skipped.length > 0) options.push('--ignore-status-code', `--skip-audits=${skipped.join(',')}`)
  const env = { ...process.env, CHROME_PATH: chromium }
  await promisify(execFile)(command, options, { env, maxBuffer: 64 * 1024 * 1024 })
  const written: unknown = JSON.parse(await readFile(output, 'utf8'))
  await rm(output, { force: true })
  const audits = z.object({ audits: z.record(z.string(), score) }).parse(written)
  const weighted = z
    .object({
      categories: z.record(
        z.string(),
        z.object({ auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })) }),
      ),
    })
    .parse(written)
  const counted = Object.values(weighted.categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id),
  )
  const failed = counted
    .map((id) => ({ id, score: audits.audits[id]?.score ?? 1 }))
    .filter(({ score: reached }) => reached < 0.98)
    .map(({ id, score: reached }) => `${id} ${reached}`)
  return { ...report.parse(written), failed }
}
