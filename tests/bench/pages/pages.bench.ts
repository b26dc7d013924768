/** What the public pages weigh, how Lighthouse judges every page type, and how soon an article shows beside a plain Starlight page with the same text. */
import { seedDocuments } from '@programme/content-schemas/seed'
import { z } from 'zod'
import { findChromium, launchBrowser } from '../../support/browser.ts'
import { startPublicSite } from '../../support/public-site.ts'
import { pageTypes, voorbeeldDocuments } from '../../support/voorbeeldstad-site.ts'
import { measurePage, OF_WHAT_IS_HIDDEN, OF_WHAT_IS_MISSING, type PageFigures } from './lighthouse.ts'
import { startNetwork } from './network.ts'
import { installPeers, startStarlight } from './starlight.ts'
import { weigh, type Weight } from './weight.ts'

const RUNS = 3
const ARTICLE = '/projecten/centrumorganisatie/'
const SKIPPED: Readonly<Record<string, readonly string[]>> = {
  '/bestaat-niet/': OF_WHAT_IS_MISSING,
  '/contact/verzonden/': OF_WHAT_IS_HIDDEN,
}

const earlierReport = z.object({
  pages: z.record(z.string(), z.custom<PageFigures>()).optional(),
  lcpRatio: z.number().optional(),
})

const MOST = { markupBytes: 14 * 1024, fontBytes: 25 * 1024, requests: 2, lcpRatio: 0.8 }

interface PagesReport {
  readonly pages: Readonly<Record<string, PageFigures>>
  readonly article: Weight
  readonly starlight: PageFigures
  /** Of the article's largest contentful paint to Starlight's; undefined until the article was measured. */
  readonly lcpRatio?: number | undefined
}

/**
 * BENCH_PAGES names some pages where not all are wanted, with commas; the others then keep the figures of the run before.
 * @param save keeps what there is so far, after each page
 */
export async function benchPages(
  save: (report: PagesReport) => Promise<void>,
  before: unknown,
): Promise<void> {
  await installPeers()
  const project = seedDocuments.find((document) => document._type === 'projectPage')
  if (!project) throw new Error('The seed has no project.')
  const some = process.env['BENCH_PAGES']?.split(',')
  const asked = some ?? pageTypes
  const known = some ? earlierReport.parse(before ?? {}) : {}
  const chromium = await findChromium()
  const site = await startPublicSite(voorbeeldDocuments)
  const other = await startStarlight(project)
  const toSite = await startNetwork(site.origin)
  const toOther = await startNetwork(other.origin)
  try {
    await site.searchable()
    const browser = await launchBrowser()
    const article = await weigh(browser, site.origin + ARTICLE)
    await browser.close()
    console.log(
      `article: HTML ${article.html} B and CSS ${article.css} B brotli, font ${article.font} B, requests ${article.requests.join(' ')}`,
    )
    const starlight = await measurePage(`${toOther.origin}/`, RUNS, chromium)
    console.log(`plain Starlight  ${line(starlight)}`)

    let report: PagesReport = { pages: {}, article, starlight }
    for (const [index, path] of asked.entries()) {
      const figures = await measurePage(toSite.origin + path, RUNS, chromium, SKIPPED[path])
      const ratio = path === ARTICLE ? { lcpRatio: figures.lcp / starlight.lcp } : {}
      report = { ...report, ...ratio, pages: { ...report.pages, [path]: figures } }
      await save({ ...known, ...report, pages: { ...known.pages, ...report.pages } })
      console.log(`${index + 1} of ${asked.length}  ${path}  ${line(figures)}`)
    }
    if (report.lcpRatio !== undefined)
      console.log(`LCP of the article to plain Starlight's: ${report.lcpRatio.toFixed(2)}`)
    const missed = missedIn(report)
    for (const what of missed) console.error(`missed: ${what}`)
    if (missed.length > 0) process.exitCode = 1
  } finally {
    toOther.stop()
    toSite.stop()
    other.stop()
    await site.stop()
  }
}

function line({ scores, lcp, blocking, cls, notes }: PageFigures): string {
  return `${scores.join(' ')}  LCP ${lcp} ms  blocking ${blocking} ms  CLS ${cls}  ${notes.join(' ')}`
}

/** What is not as the site promises to be. */
function missedIn({ pages, article, lcpRatio = 0 }: PagesReport): string[] {
  const [perfect, still] = [100, 0]
  const ofPages = Object.entries(pages).flatMap(([path, { scores, cls }]) => [
    ...(scores.every((score) => score === perfect) ? [] : [`${path} has ${scores.join(' ')}`]),
    ...(cls === still ? [] : [`${path} moves while it loads: CLS ${cls}`]),
  ])
  const ofArticle = [
    [article.html + article.css <= MOST.markupBytes, 'HTML and CSS of an article are too heavy'],
    [article.font <= MOST.fontBytes, 'the font is too heavy'],
    [article.requests.length <= MOST.requests, 'an article asks for too much'],
    [lcpRatio <= MOST.lcpRatio, `LCP is ${lcpRatio.toFixed(2)} of plain Starlight's`],
  ] as const
  return [...ofPages, ...ofArticle.flatMap(([held, what]) => (held ? [] : [what]))]
}
