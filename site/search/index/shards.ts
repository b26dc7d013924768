/**
 * The search index in shards of some thousand pages: memory stays bounded by one of them, and a change makes only its own
 * shard anew. To Pagefind each is a language of its own, so that all lie in one folder and a result says which it is from.
 */
import { addressOf, shortHash } from '@programme/content-schemas'
import type { ContentReader } from '../../content/graph.ts'
import { dutchLexicon } from './lexicon.ts'
import { leftOut, type LeftOut } from './left-out.ts'
import { toIndexEntry, type IndexEntry } from './record.ts'
import { searchRecords } from './records.ts'
import { synonymFinder } from './synonyms.ts'
import { vocabularyOf } from './vocabulary.ts'

/** The site of the seed, and one ten times its size, is one shard. */
export const PAGES_PER_SHARD = 2000

export interface Shard {
  /** `nl`, `nl-1`, `nl-2` …: the same Dutch to Pagefind's stemmer. */
  readonly language: string
  readonly entries: readonly IndexEntry[]
}

export interface SiteIndex {
  /** Each is made when it is asked for. */
  readonly shards: Iterable<Shard>
  readonly pages: number
  /** Whole once all shards have been made. */
  readonly leftOut: readonly LeftOut[]
  /** Belongs beside the index as `woorden.txt`. */
  readonly vocabulary: string
}

/** @param pagesPerShard about as many at most */
export async function siteIndex(content: ContentReader, pagesPerShard: number): Promise<SiteIndex> {
  const missing: LeftOut[] = []
  const records = searchRecords(content, (document, error) =>
    missing.push(leftOut(addressOf(document) ?? document._id, error)),
  )
  const lexicon = await dutchLexicon()
  const synonyms = content.settings().synonyms?.map(({ words }) => words) ?? []
  const synonymsOf = synonymFinder(synonyms)
  function* shards(): Generator<Shard> {
    for (const [number, pages] of divided(records, pagesPerShard).entries()) {
      const entries = pages.flatMap((record) => {
        try {
          return toIndexEntry(record, lexicon, synonymsOf)
        } catch (error) {
          missing.push(leftOut(record.url, error))
          return []
        }
      })
      yield { language: number === 0 ? 'nl' : `nl-${number}`, entries }
    }
  }
  return {
    shards: { [Symbol.iterator]: shards },
    pages: records.length,
    leftOut: missing,
    vocabulary: vocabularyOf(records, lexicon, synonyms),
  }
}

/** By a hash of the address: a page stays in its shard whatever happens to others, and shards are alike in what they hold. */
export function divided<Page extends { readonly url: string }>(
  pages: readonly Page[],
  pagesPerShard: number,
): Page[][] {
  const count = Math.max(1, Math.ceil(pages.length / pagesPerShard))
  const shards = Array.from({ length: count }, (): Page[] => [])
  for (const page of pages) shards[Number.parseInt(shortHash(page.url), 36) % count]?.push(page)
  return shards.filter((shard) => shard.length > 0)
}
