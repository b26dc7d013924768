/** Asks the index: from a lookup to the ids of documents as they are stored. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { Lookup, SoughtWord } from '../language/lookup.ts'
import { mergeByUpdate } from './by-update.ts'
import { encodeWord } from '../../store/index/terms.ts'

/** A lookup that finds no more than so many is not narrowed by a second one. */
const FEW = 500

export interface SearchIndex {
  /** At least the ids of all documents that fit. */
  ids(lookup: Lookup): readonly string[]
  /** Stored ids in groups of the same `_updatedAt`, in its order: of all documents or of some types. */
  byUpdate(types: readonly string[] | undefined, direction: 'asc' | 'desc'): Iterable<readonly string[]>
}

/** @param variantsOf stored ids of the drafts and versions of a published id, and of those whose published id begins with a text */
export function createSearchIndex(
  database: DatabaseSync,
  variants: { of(publishedId: string): Iterable<string>; withPrefix(prefix: string): Iterable<string> },
): SearchIndex {
  const select = (sql: string) => {
    const statement = database.prepare(`${sql} LIMIT ?`)
    return (limit: number, ...params: SQLInputValue[]): string[] =>
      statement.all(...params, limit).map((row) => String(row['id']))
  }
  const list = '(SELECT value FROM json_each(?))'
  const all = select('SELECT id FROM documents ORDER BY id')
  const byId = select(`SELECT id FROM documents WHERE id IN ${list}`)
  const byPrefix = select('SELECT id FROM documents WHERE id >= ? AND id < ? ORDER BY id')
  const byType = select(`SELECT id FROM documents WHERE type IN ${list} ORDER BY type, id`)
  const bySlug = select(`SELECT id FROM index_documents WHERE slug IN ${list}`)
  const byReference = select(
    `SELECT DISTINCT d.id AS id FROM index_references r JOIN index_documents d ON d.row = r.source WHERE r.target IN ${list}`,
  )
  const byWords = select(
    'SELECT d.id AS id FROM index_words w JOIN index_documents d ON d.row = w.rowid WHERE index_words MATCH ?',
  )

  /** @returns undefined where there are more than the limit */
  function find(lookup: Lookup, limit: number): readonly string[] | undefined {
    const ids = read(lookup, limit)
    return ids && ids.length <= limit ? ids : undefined
  }

  function read(lookup: Lookup, limit: number): readonly string[] | undefined {
    const most = Number.isFinite(limit) ? limit + 1 : -1
    switch (lookup.kind) {
      case 'all':
        return all(most)
      case 'ids':
        return [
          ...byId(most, JSON.stringify(lookup.ids)),
          ...lookup.ids.flatMap((id) => [...variants.of(id)]),
        ]
      case 'idPrefix':
        return [
          ...byPrefix(most, lookup.prefix, `${lookup.prefix}\u{10ffff}`),
          ...variants.withPrefix(lookup.prefix),
        ]
      case 'types':
        return byType(most, JSON.stringify(lookup.types))
      case 'slugs':
        return bySlug(most, JSON.stringify(lookup.slugs))
      case 'references':
        return byReference(most, JSON.stringify(lookup.targets))
      case 'text':
        return byWords(most, matchExpression(lookup.words))
      case 'variants':
        return [...byId(most, JSON.stringify([lookup.publishedId])), ...variants.of(lookup.publishedId)]
      case 'release':
        return byPrefix(most, `versions.${lookup.name}.`, `versions.${lookup.name}.\u{10ffff}`)
      case 'either':
        return union(lookup.lookups, limit)
      case 'both':
        return narrowest(lookup.lookups) ?? intersection(lookup.lookups)
    }
  }

  function union(lookups: readonly Lookup[], limit: number): readonly string[] | undefined {
    const found = new Set<string>()
    for (const lookup of lookups) {
      const ids = find(lookup, limit)
      if (!ids) return undefined
      for (const id of ids) found.add(id)
    }
    return [...found]
  }

  function narrowest(lookups: readonly Lookup[]): readonly string[] | undefined {
    return lookups
      .map((lookup) => find(lookup, FEW))
      .filter((ids) => ids !== undefined)
      .sort((left, right) => left.length - right.length)[0]
  }

  function intersection(lookups: readonly Lookup[]): readonly string[] {
    const [first = new Set<string>(), ...others] = lookups.map(
      (lookup) => new Set(find(lookup, Infinity) ?? []),
    )
    return [...others.reduce((common, ids) => common.intersection(ids), first)]
  }

  const selectTypes = database.prepare('SELECT DISTINCT type FROM index_documents')

  return {
    ids: (lookup) => find(lookup, Infinity) ?? [],
    byUpdate(types, direction) {
      const all = types ?? selectTypes.all().map((row) => String(row['type']))
      return mergeByUpdate(database, [...new Set(all)], direction)
    },
  }
}

function matchExpression(words: readonly SoughtWord[]): string {
  return words.map(({ word, isPrefix }) => `"${encodeWord(word)}"${isPrefix ? '*' : ''}`).join(' AND ')
}
