/** What the public pages weigh, how Lighthouse judges every page type, and how soon an article shows beside a plain Starlight page with the same text. */
import { existsSync } from 'node:fs'
import { seedDocuments } from '@vlaardingen/content-schemas/seed'
import { launchBrowser } from '../../support/browser.ts'
import { startPublicSite } from '../../support/public-site.ts'
import { pageTypes, voorbeeldDocuments } from '../../support/voorbeeldstad-site.ts'
import { measurePage, type PageFigures } from './lighthouse.ts'
import { installPeers, startStarlight } from './starlight.ts'
import { weigh, type Weight } from './weight.ts'

const RUNS = 3
const ARTICLE = '/projecten/centrumorganisatie/'
/** What is not there has a page too, but one that search engines are told to leave alone. */
const PAGES = [...pageTypes.filter((path) => path !== '/bestaat-niet/'), '/contact/bericht/']

interface PagesReport {
  readonly pages: Readonly<Record<string, PageFigures>>
  readonly article: Weight
  readonly starlight: PageFigures
  /** Of the article's largest contentful paint to Starlight's. */
  readonly lcpRatio: number
  /** Milliseconds, over all page types. */
  readonly slowestLcp: number
}

export async function benchPages(): Promise<PagesReport> {
  await installPeers()
  const project = seedDocuments.find((document) => document._type === 'projectPage')
  if (!project) throw new Error('The seed has no project.')
  const chromium =
    ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync) ?? process.env['CHROMIUM_PATH'] ?? ''
  const site = await startPublicSite(voorbeeldDocuments)
  const other = await startStarlight(project)
  try {
    await site.searchable()
    const browser = await launchBrowser()
    const article = await weigh(browser, site.origin + ARTICLE)
    await browser.close()

    const starlight = await measurePage(other.url, RUNS, chromium)
    const pages: Record<string, PageFigures> = {}
    for (const path of PAGES) {
      pages[path] = await measurePage(site.origin + path, RUNS, chromium)
      const { scores, lcp, cls, notes } = pages[path]
      console.log(`${path}  ${scores.join(' ')}  LCP ${lcp} ms  CLS ${cls}  ${notes.join(' ')}`)
    }
    const lcpRatio = (pages[ARTICLE]?.lcp ?? Number.NaN) / starlight.lcp
    console.log(`plain Starlight  ${starlight.scores.join(' ')}  LCP ${starlight.lcp} ms`)
    console.log(
      `article: HTML ${article.html} B and CSS ${article.css} B brotli, font ${article.font} B, requests ${article.requests.join(' ')}`,
    )
    console.log(`LCP of the article to plain Starlight's: ${lcpRatio.toFixed(2)}`)
    return {
      pages,
      article,
      starlight,
      lcpRatio,
      slowestLcp: Math.max(...Object.values(pages).map(({ lcp }) => lcp)),
    }
  } finally {
    other.stop()
    await site.stop()
  }
}
