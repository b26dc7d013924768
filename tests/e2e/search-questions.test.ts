/** A hundred and seventy Dutch questions to the site's search in a real browser, and to plain Pagefind beside it. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { close, createIndex } from 'pagefind'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createGraph } from '../../site/content/graph.ts'
import type { SearchRecord } from '../../site/search/index/record.ts'
import { searchRecords } from '../../site/search/index/records.ts'
import { questions } from '../search/questions.ts'
import { documents } from '../search/voorbeeldstad.ts'
import { launchBrowser } from '../support/browser.ts'
import { shardsOf } from '../support/search-entry.ts'
import { startPublicSite, type PublicSite } from '../support/public-site.ts'

const FIRST = 3
/** So that Voorbeeldstad comes in several shards. */
const PAGES_PER_SHARD = 40
let site: PublicSite
let sharded: PublicSite
let browser: Browser
let page: Page
let plain: string

beforeAll(async () => {
  site = await startPublicSite(documents)
  await site.searchable()
  sharded = await startPublicSite(documents, [], PAGES_PER_SHARD)
  await sharded.searchable()
  plain = await mkdtemp(join(tmpdir(), 'plain-pagefind-'))
  const { graph } = createGraph(documents, { now: new Date('2026-11-24'), lastGood: [] })
  await indexPlainly(
    searchRecords(graph.reader(), () => undefined),
    plain,
  )
  browser = await launchBrowser()
  page = await browser.newPage()
  await page.route('**/plain/**', async (route) => {
    const file = new URL(route.request().url()).pathname.replace('/plain/', '')
    const contentType = file.endsWith('.js') ? 'text/javascript' : 'application/octet-stream'
    await route.fulfill({ body: await readFile(join(plain, file)), contentType })
  })
  await page.goto(`${site.origin}/zoeken/`)
})
afterAll(async () => {
  await browser.close()
  await site.stop()
  await sharded.stop()
  await rm(plain, { recursive: true, force: true })
})

it('finds the page that is meant among the first three: always for inflections and compounds, nine times in ten for the rest', async () => {
  expect(questions.length).toBeGreaterThanOrEqual(150)
  const asked = questions.map((question) => question.asked)
  const ours = await askTheSite(asked)
  const inShards = await askTheShards(asked)
  const theirs = await askPagefind(asked)

  const kinds = [...new Set(questions.map(({ kind }) => kind))]
  const scores = kinds.map((kind) => {
    const indexes = questions.flatMap((question, index) => (question.kind === kind ? [index] : []))
    const found = (answers: readonly (readonly string[])[]) =>
      indexes.filter((index) => answers[index]?.includes(questions[index]?.page ?? '')).length
    return {
      ...{ kind, questions: indexes.length, 'this site': found(ours) },
      ...{ 'in shards': found(inShards), 'plain Pagefind': found(theirs) },
    }
  })
  console.table(scores)

  for (const [column, answers] of [
    ['this site', ours],
    ['in shards', inShards],
  ] as const) {
    const missed = questions
      .map((question, index) => ({ ...question, found: answers[index] ?? [] }))
      .filter((question) => !question.found.includes(question.page))
    for (const { kind, questions: number, [column]: found } of scores) {
      // In shards of forty pages chance says how often a rare word occurs, and so how much it weighs.
      const most = column === 'in shards' ? 0.85 : 0.9
      const least = kind === 'inflection' || kind === 'compound' ? 1 : most
      expect(found / number, `${column}, ${kind}: ${JSON.stringify(missed)}`).toBeGreaterThanOrEqual(least)
    }
  }
})

interface SearchModule {
  readonly loadEngine: () => Promise<{
    search(question: string, filters: object, limit: number): Promise<{ results: { url: string }[] }>
  }>
}

/** On a site with the same content whose index has several shards. */
async function askTheShards(asked: readonly string[]): Promise<string[][]> {
  expect((await shardsOf(sharded.origin)).length).toBeGreaterThan(1)
  const other = await browser.newPage()
  try {
    await other.goto(`${sharded.origin}/zoeken/`)
    return await askTheSite(asked, other)
  } finally {
    await other.close()
  }
}

/** In the browser, through the module that visitors get. */
async function askTheSite(asked: readonly string[], on = page): Promise<string[][]> {
  const module = await on.evaluateHandle<SearchModule>("import('/zoeken.js')")
  return module.evaluate(
    async ({ loadEngine }, { questions, first }) => {
      const engine = await loadEngine()
      const answers: string[][] = []
      for (const question of questions) {
        const { results } = await engine.search(question, {}, first)
        answers.push(results.map(({ url }) => url))
      }
      return answers
    },
    { questions: asked, first: FIRST },
  )
}

interface PagefindModule {
  readonly createInstance: (options: object) => {
    search(question: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }>
  }
}

/** In the browser, from the index that Pagefind makes of pages as they are. */
async function askPagefind(asked: readonly string[]): Promise<string[][]> {
  const module = await page.evaluateHandle<PagefindModule>("import('/plain/pagefind.js')")
  return module.evaluate(
    async ({ createInstance }, { questions, first }) => {
      const instance = createInstance({ basePath: '/plain/', baseUrl: '/', noWorker: true })
      const answers: string[][] = []
      for (const question of questions) {
        const { results } = await instance.search(question)
        const pages = await Promise.all(results.slice(0, first).map((result) => result.data()))
        answers.push(pages.map(({ url }) => url))
      }
      return answers
    },
    { questions: asked, first: FIRST },
  )
}

async function indexPlainly(records: readonly SearchRecord[], directory: string): Promise<void> {
  const { index } = await createIndex({ forceLanguage: 'nl' })
  if (!index) throw new Error('Pagefind cannot begin.')
  for (const { url, title, summary, text, numbers = [], mail = [] } of records) {
    const body = [summary, text, ...numbers, ...mail].map((part) => `<p>${escaped(part)}</p>`).join('')
    const content = `<html lang="nl"><body><main data-pagefind-body><h1>${escaped(title)}</h1>${body}</main></body></html>`
    await index.addHTMLFile({ url, content })
  }
  await index.writeFiles({ outputPath: directory })
  await close()
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
