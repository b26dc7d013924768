/** The questions that a Studio asks all day, each in the lake's words and in those that plain groq-js has for the same. */
import { idOf, rareWordOf, typeOf } from './documents.ts'

export interface BenchQuery {
  readonly name: string
  readonly query: string
  /** For groq-js, which has no `text::query`. */
  readonly plainQuery?: string
  readonly params: (round: number, count: number) => Record<string, unknown>
  /** False: no index can help; told for comparison. */
  readonly isIndexed: boolean
}

const projection = '{_type, _id, _originalId, "orderings": [_updatedAt]}'
const ordered = '| order(orderings[0] desc) [0...$limit]'

/** A different document in every round, spread over all. */
function at(round: number, count: number): number {
  return (round * 7_919 + 13) % count
}

export const benchQueries: readonly BenchQuery[] = [
  {
    name: 'list of a type, newest first',
    query: `*[_type in $types && (_type == $type)] ${projection} ${ordered}`,
    params: (round) => ({ types: [typeOf(round)], type: typeOf(round), limit: 101 }),
    isIndexed: true,
  },
  {
    name: 'search for a rare word in a list',
    query: `*[_type in $types && ([@, _id] match text::query($text) || references($raw))] ${projection} ${ordered}`,
    plainQuery: `*[_type in $types && ([title, summary, _id] match $text || references($raw))] ${projection} ${ordered}`,
    params: (round, count) => {
      const index = at(round, count)
      return { types: [typeOf(index)], text: `${rareWordOf(index)}*`, raw: rareWordOf(index), limit: 101 }
    },
    isIndexed: true,
  },
  {
    name: 'search over all types, by score',
    query: `*[_type in $types] | score(boost(title match text::query($text), 5), [@, _id] match text::query($text) || references($raw)) [_score > 0] {_type, _id, _score} | order(_score desc) [0...$limit]`,
    plainQuery: `*[_type in $types] | score(boost(title match $text, 5), [title, summary, _id] match $text || references($raw)) [_score > 0] {_type, _id, _score} | order(_score desc) [0...$limit]`,
    params: (round, count) => {
      const index = at(round, count)
      const types = ['article', 'project', 'event', 'person', 'place']
      return { types, text: `${rareWordOf(index)}*`, raw: rareWordOf(index), limit: 101 }
    },
    isIndexed: true,
  },
  {
    name: 'what refers to a document',
    query: '*[references($id)][0...101]{_id, _type}',
    params: (round, count) => ({ id: idOf(at(round, count)) }),
    isIndexed: true,
  },
  {
    name: 'one document by id',
    query: '*[_id == $id][0]',
    params: (round, count) => ({ id: idOf(at(round, count)) }),
    isIndexed: true,
  },
  {
    name: 'a page by slug, with what it refers to',
    query:
      '*[_type == $type && slug.current == $slug]{..., related->{title}, "inverse": count(*[references(^._id)])}',
    params: (round) => ({ type: 'article', slug: `kade-${round}` }),
    isIndexed: true,
  },
  {
    name: 'a field without an index',
    query: 'count(*[title == $title])',
    params: (round) => ({ title: `kade ${round}` }),
    isIndexed: false,
  },
]
