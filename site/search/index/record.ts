/** What of a page goes into the search index. */
import { sanitizeText } from '@programme/content-schemas'
import { codesIn } from '../codes.ts'
import { partsOf } from '../compounds.ts'
import { otherForms } from './forms.ts'
import type { Lexicon } from './lexicon.ts'
import { phoneTerms } from '../phone.ts'
import type { FindSynonyms } from './synonyms.ts'
import { fold, wordsOf } from '../words.ts'

/** A page as search sees it; {@link toIndexEntry} is the only way from here into the index. */
export interface SearchRecord {
  /** Path on the site. */
  readonly url: string
  readonly title: string
  readonly summary: string
  /** The rest of the page, as plain text. */
  readonly text: string
  readonly filters: {
    readonly soort: string
    readonly werkgroep?: readonly string[]
    readonly partij?: readonly string[]
    readonly jaar?: readonly string[]
  }
  /** Telephone numbers with their country code, and mail addresses. */
  readonly numbers?: readonly string[]
  readonly mail?: readonly string[]
}

/** Of Pagefind's custom records; what `meta` holds is searched too, with a weight of its own (see ranking.ts). */
export interface IndexEntry {
  readonly url: string
  readonly language: 'nl'
  readonly content: string
  readonly meta: {
    readonly title: string
    /** Other forms, parts of compounds and synonyms of the words of the title, with those words: the title as search weighs it. */
    readonly kop: string
    /** What editors say means the same as the title, or a part of it: words and phrases, each between two bars. */
    readonly anders: string
    /** The same of the summary and the text, without their own words. */
    readonly verborgen: string
  }
  readonly filters: Record<string, string[]>
}

export function toIndexEntry(record: SearchRecord, lexicon: Lexicon, synonymsOf: FindSynonyms): IndexEntry {
  // Pagefind ends where a text is no Unicode.
  const content = sanitizeText([record.summary, record.text].filter(Boolean).join(' '))
  const words = wordsOf(content)
  const heading = sanitizeText(record.title)
  const title = wordsOf(heading)
  const kop = [...title, ...expand(title, lexicon)]
  const kind = wordsOf(record.filters.soort)
  const hidden = [...kind, ...expand([...words, ...kind], lexicon)]
  const named = synonymsOf(kop)
  const contacts = [...(record.numbers ?? []).flatMap(phoneTerms), ...(record.mail ?? []).flatMap(mailTerms)]
  const same = synonymsOf([...kop, ...words, ...hidden]).flatMap((phrase) => phrase.split(' '))
  return {
    url: record.url,
    language: 'nl',
    content,
    meta: {
      title: heading,
      kop: [...new Set(kop)].join(' '),
      anders: [...new Set(named)].map((phrase) => `| ${phrase} |`).join(' '),
      verborgen: [...new Set([...hidden, ...codesIn(`${heading} ${content}`), ...contacts, ...same])].join(
        ' ',
      ),
    },
    filters: filtersOf(record),
  }
}

/** What each word of the site is found by besides itself; the same words come back on every page. */
const expansions = new Map<string, readonly string[]>()

function expand(words: readonly string[], lexicon: Lexicon): string[] {
  const found = new Set([...new Set(words)].flatMap((word) => expansionOf(word, lexicon)))
  for (const word of words) found.delete(word)
  return [...found]
}

function expansionOf(word: string, lexicon: Lexicon): readonly string[] {
  const known = expansions.get(word)
  if (known) return known
  const parts = partsOf(word, lexicon.isPart)
  const expansion = [word, ...parts].flatMap((one) => [one, ...otherForms(one, lexicon)])
  expansions.set(word, expansion)
  return expansion
}

/** Search drops full stops and dashes, so an address becomes one word; its parts are words of their own. */
function mailTerms(address: string): string[] {
  const [name = ''] = address.split('@')
  return [
    fold(address).replace(/[^\p{L}\p{N}]/gu, ''),
    fold(name).replace(/[^\p{L}\p{N}]/gu, ''),
    ...wordsOf(address),
  ]
}

function filtersOf({ filters }: SearchRecord): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(filters).map(([name, value]) => [
      name,
      (typeof value === 'string' ? [value] : [...new Set(value)]).map(sanitizeText),
    ]),
  )
}
