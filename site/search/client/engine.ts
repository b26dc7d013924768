/** Asks Pagefind, and the site's vocabulary where Pagefind has no real answer. */
import { phoneDigits } from '../phone.ts'
import { fold, wordsOf } from '../words.ts'
import { excerptOf, type Segment } from './excerpt.ts'
import { markerOf, matcherOf } from '../matching.ts'
import { SHARD, shardOf } from './open.ts'
import type { FilterCounts, PageData, Pagefind, PagefindHit } from './pagefind.ts'
import { readVocabulary, type Vocabulary } from './suggest.ts'

export type Filters = Readonly<Record<string, string>>

interface Found {
  readonly url: string
  readonly title: readonly Segment[]
  readonly kind: string
  readonly excerpt: readonly Segment[]
}
export interface Answer {
  readonly total: number
  readonly results: readonly Found[]
  readonly counts: FilterCounts
  /** What was searched instead, because no page has what was asked. */
  readonly instead?: string
  /** True where no page has all words, and the results have some of them. */
  readonly partly?: boolean
}
export interface Engine {
  /** @param limit how many results are wanted in full */
  search(question: string, filters: Filters, limit: number): Promise<Answer>
  filters(): Promise<FilterCounts>
}

interface Asked {
  readonly hits: readonly PagefindHit[]
  readonly counts: FilterCounts
  /** False where no shard has a page that holds all words: then these are Pagefind's guesses, or hold the words in another form. */
  readonly sure: boolean
}

/** @param loadVocabulary asked once at most, when nothing is found */
export function createEngine(pagefind: Pagefind, loadVocabulary: () => Promise<string>): Engine {
  let vocabulary: Promise<Vocabulary> | undefined

  async function ask(term: string | null, filters: Filters): Promise<Asked> {
    const answer = await pagefind.search(term, { filters })
    const hits = answer?.results ?? []
    const all = { hits, counts: answer?.filters ?? {}, sure: true }
    const firsts = [...new Map(hits.toReversed().map((hit) => [shardOf(hit.id), hit]))]
    if (term === null || firsts.length < 2) return all
    // A shard that lacks a word answers with the beginning of it, beside another that has the word itself.
    const words = wordsOf(term)
    const pages = await Promise.all(firsts.map(([, hit]) => hit.data()))
    const any = firsts.flatMap(([shard], index) => {
      const page = pages[index]
      return page && words.every((word) => holds(page, word)) ? [shard] : []
    })
    if (any.length === 0) return { ...all, sure: false }
    if (any.length === firsts.length) return all
    const telling = await pagefind.search(term, { filters: { ...filters, [SHARD]: { any } } })
    return { hits: telling?.results ?? [], counts: telling?.filters ?? {}, sure: true }
  }

  async function show(hits: readonly PagefindHit[], limit: number): Promise<PageData[]> {
    return Promise.all(hits.slice(0, limit).map((hit) => hit.data()))
  }

  /** True where a page has this word; asked of Pagefind alone, it answers with the beginning of the word. */
  async function isThere(term: string): Promise<boolean> {
    const pages = await show((await ask(term, {})).hits, 1)
    return pages.some((page) => holds(page, term))
  }

  /** Pages with any of the words, those with most of them first. */
  async function askEach(terms: readonly string[], filters: Filters): Promise<PagefindHit[]> {
    const found = new Map<string, { hit: PagefindHit; score: number }>()
    for (const term of terms) {
      for (const hit of (await ask(term, filters)).hits) {
        found.set(hit.id, { hit, score: (found.get(hit.id)?.score ?? 0) + hit.score })
      }
    }
    return [...found.values()].toSorted((a, b) => b.score - a.score).map(({ hit }) => hit)
  }

  /** The question without what no page has: a word still being typed is completed, another one is guessed. */
  async function better(
    terms: readonly string[],
    unknown: ReadonlySet<string>,
  ): Promise<{ term: string; guessed: boolean }> {
    if (unknown.size === 0) return { term: terms.join(' '), guessed: false }
    vocabulary ??= loadVocabulary().then(readVocabulary)
    const { completion, instead } = await vocabulary
    const typing = terms.at(-1)
    const completed = typing !== undefined && unknown.has(typing) ? completion(typing) : undefined
    const words = terms.flatMap((word) => {
      if (!unknown.has(word)) return [word]
      return (word === typing ? completed : undefined) ?? instead(word) ?? []
    })
    return { term: words.join(' '), guessed: unknown.size > (completed === undefined ? 0 : 1) }
  }

  return {
    async filters() {
      // Merged shards have the values in the order in which they were found.
      const found = Object.entries(await pagefind.filters())
      return Object.fromEntries(found.map(([name, values]) => [name, sorted(values)]))
    },
    async search(question, filters, limit) {
      const phone = phoneDigits(question)
      const term = phone ?? withoutSmallWords(question)
      const { hits, counts, sure } = await ask(term === '' ? null : term, filters)
      const pages = await show(hits, limit)
      const terms = phone === undefined ? wordsOf(term).filter(({ length }) => length > 2) : []
      const unseen = terms.filter((word) => !pages.some((page) => holds(page, word)))
      const answer = { total: hits.length, results: pages.map((page) => present(page, term)), counts }
      if (hits.length > 0 && unseen.length === 0) return answer
      if (terms.length === 0) return { total: 0, results: [], counts }

      const unknown = new Set<string>()
      for (const word of unseen) if (!(await isThere(word))) unknown.add(word)
      if (hits.length > 0 && unknown.size === 0 && sure) return answer

      const { term: other, guessed } = await better(terms, unknown)
      if (other === '') return { total: 0, results: [], counts }
      const asked = await ask(other, filters)
      const again = asked.sure ? asked.hits : []
      // Few pages have all parts of a compound; those with some of them follow.
      const some = again.length < 3 ? await askEach(wordsOf(other), filters) : []
      const found = [...new Map([...again, ...some].map((hit) => [hit.id, hit])).values()]
      return {
        total: found.length,
        results: (await show(found, limit)).map((page) => present(page, other)),
        counts: asked.sure ? asked.counts : {},
        ...(guessed && found.length > 0 ? { instead: other } : {}),
        ...(again.length === 0 && found.length > 0 ? { partly: true } : {}),
      }
    },
  }
}

function sorted(values: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** Search wants every word on the page; that a page has "bij" or "een" says nothing. */
const SMALL = new Set(
  'de het een en van in op bij voor met aan te is zijn om naar uit door tot of er dat die wat wie hoe waar ik u je kan kunt kunnen'.split(
    ' ',
  ),
)

function withoutSmallWords(question: string): string {
  const words = question.trim().split(/\s+/)
  const telling = words.filter((word) => !SMALL.has(fold(word)))
  return (telling.length > 0 ? telling : words).join(' ')
}

/** Pagefind falls back on the beginning of a word that it does not have; such a page does not hold the word. */
function holds({ content, meta }: PageData, term: string): boolean {
  const matches = matcherOf(term)
  const { title = '', kop = '', verborgen = '' } = meta
  return wordsOf(`${title} ${kop} ${content} ${verborgen}`).some(matches) || fold(content).includes(term)
}

function present({ url, content, meta, filters }: PageData, question: string): Found {
  const isMatch = markerOf(question)
  const title = meta['title'] ?? url
  return {
    url,
    kind: filters['soort']?.[0] ?? '',
    title: excerptOf(title, isMatch),
    excerpt: excerptOf(content, isMatch),
  }
}
