/** Asks Pagefind, and the site's vocabulary where Pagefind has no real answer. */
import { joinCodes } from '../codes.ts'
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
  /** How many of them, the first ones, have all words of the question. */
  readonly whole: number
  readonly results: readonly Found[]
  readonly counts: FilterCounts
  /** The question without its slips, where one was searched instead. */
  readonly instead?: string
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

  /** The question without what no page has: a word still being typed is completed, a slip is put right, a compound divided. */
  async function better(
    question: string,
    terms: readonly string[],
    unknown: ReadonlySet<string>,
  ): Promise<{ term: string; partial: boolean; instead?: string }> {
    if (unknown.size === 0) return { term: terms.join(' '), partial: false }
    vocabulary ??= loadVocabulary().then(readVocabulary)
    const { completion, meant, within } = await vocabulary
    const typing = terms.at(-1)
    let written = question.trim()
    let partial = false
    const words = terms.flatMap((word) => {
      if (!unknown.has(word)) return [word]
      const completed = word === typing ? completion(word) : undefined
      const other = completed ?? meant(word)
      if (completed === undefined && other !== undefined) written = withWord(written, word, other)
      partial ||= other === undefined
      return other ?? within(word) ?? []
    })
    return { term: words.join(' '), partial, ...(written === question.trim() ? {} : { instead: written }) }
  }

  /** Pages that have all words, and where they are few those with some of them after them. */
  async function answerTo(
    hits: readonly PagefindHit[],
    term: string,
    given: { filters: Filters; limit: number; counts: FilterCounts },
  ): Promise<Answer> {
    const words = wordsOf(term)
    const some = hits.length < ENOUGH && words.length > 1 ? await askEach(words, given.filters) : []
    const all = [...new Map([...hits, ...some].map((hit) => [hit.id, hit])).values()]
    const pages = (await show(all, given.limit)).toSorted((a, b) => exactness(b, term) - exactness(a, term))
    return {
      total: all.length,
      whole: hits.length,
      results: pages.map((page) => present(page, term)),
      counts: given.counts,
    }
  }

  return {
    async filters() {
      // Merged shards have the values in the order in which they were found.
      const found = Object.entries(await pagefind.filters())
      return Object.fromEntries(found.map(([name, values]) => [name, sorted(values)]))
    },
    async search(question, filters, limit) {
      const phone = phoneDigits(question)
      const term = phone ?? withoutSmallWords(joinCodes(question))
      const { hits, counts, sure } = await ask(term === '' ? null : term, filters)
      const pages = await show(hits, limit)
      const terms = phone === undefined ? wordsOf(term).filter(({ length }) => length > 1) : []
      const unseen = terms.filter((word) => !pages.some((page) => holds(page, word)))
      const given = { filters, limit, counts }
      if (hits.length > 0 && unseen.length === 0) return answerTo(hits, term, given)
      if (terms.length === 0) return NOTHING

      const unknown = new Set<string>()
      for (const word of unseen) if (!(await isThere(word))) unknown.add(word)
      if (hits.length > 0 && unknown.size === 0 && sure) return answerTo(hits, term, given)

      const { term: other, partial, instead } = await better(question, terms, unknown)
      if (other === '') return NOTHING
      const asked = await ask(other, filters)
      const found = await answerTo(asked.sure ? asked.hits : [], other, {
        ...given,
        counts: asked.sure ? asked.counts : {},
      })
      return {
        ...found,
        whole: partial ? 0 : found.whole,
        ...(instead === undefined || found.total === 0 ? {} : { instead }),
      }
    },
  }
}

const NOTHING: Answer = { total: 0, whole: 0, results: [], counts: {} }
/** Pages with all words, below which pages with some of them follow. */
const ENOUGH = 3

function sorted(values: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** Search wants every word on the page; that a page has "bij" or "een" says nothing. */
const SMALL = new Set(
  'de het een en van in op bij voor met aan te is zijn om naar uit door tot of er dat die dit deze wat wie hoe waar welke ik u je jij jullie we wij mij me mijn uw kan kunt kunnen moet moeten mag wil wilt willen wordt worden heb hebt heeft gaat over als ook nog al'.split(
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
  const { title = '', kop = '', anders = '', verborgen = '' } = meta
  return (
    wordsOf(`${title} ${kop} ${content}`).some(matches) ||
    // Forms and synonyms that the page does not show; „markt” is not in it for „marketing”.
    wordsOf(`${anders} ${verborgen}`).includes(term) ||
    fold(content).includes(term)
  )
}

/** 2 for a page that is called so; for one whose title has what editors say means the same, the part of the title that it may be. */
function exactness({ meta }: PageData, question: string): number {
  const asked = wordsOf(question).join(' ')
  const title = wordsOf(meta['title'] ?? '')
  if (title.join(' ') === asked) return 2
  return (meta['anders'] ?? '').includes(`| ${asked} |`) ? 1 / title.length : 0
}

/** The text as typed, with another word for one of it. @param word folded */
function withWord(text: string, word: string, other: string): string {
  return text.replace(/[\p{L}\p{N}'’]+/gu, (written) => (fold(written) === word ? other : written))
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
