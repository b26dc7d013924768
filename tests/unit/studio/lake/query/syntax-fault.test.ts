import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../../../../studio/lake/query/language/parse.ts'
import { QueryError } from '../../../../../studio/lake/query/language/query-error.ts'
import { findSyntaxFault } from '../../../../../studio/lake/query/language/syntax-fault.ts'

function faultOf(query: string): { message: string; position: number | undefined } | undefined {
  try {
    parseQuery(query, {})
    return undefined
  } catch (error) {
    if (!(error instanceof QueryError)) throw error
    return { message: error.message, position: error.position }
  }
}

describe('a query that breaks off', () => {
  it.each(['*[', '*[_type ==', 'count(', '1 +', '', '*[a == 1 &&', '*[a in', '*[a == "b" // end\n &&'])(
    'says that an expression is missing at its end: %s',
    (query) => {
      const message = 'unexpected end-of-file, expected expression'
      expect(faultOf(query)).toEqual({ message, position: query.length })
    },
  )

  it.each([
    ['*[_type == "a"', "expected ']' following expression"],
    ['(1', "expected ')' following parenthesized expression"],
    ['*{a', "expected '}' following object body"],
    ['*[_type == "a]"', "expected ']' following expression"],
  ])('says what is missing: %s', (query, message) => {
    expect(faultOf(query)).toEqual({ message, position: query.length })
  })
})

it.each([
  ['*[_type == ]', 'unexpected token "]", expected expression', 11],
  ['{"a":}', 'unexpected token "}", expected expression', 5],
  ['*[a == 1]]', 'unexpected token "]"', 9],
  ['*[a == (1]', 'unexpected token "]"', 9],
])('names the token that has no place: %s', (query, message, position) => {
  expect(faultOf(query)).toEqual({ message, position })
})

it('finds no fault in what is right', () => {
  const right = [
    '*[_type == "a" && b in [1, 2]]{a, "b": c->d[]{...}} | order(a desc) [0..2]',
    '// a comment ]\n*[!defined(a)]',
    "a['it\\'s']",
    '{"a": [], "b": {}, "c": now()}',
    '*[a match "x*"][0...10].b.c[d == ^.e]',
  ]
  for (const query of right) {
    expect(faultOf(query), query).toBeUndefined()
    expect(findSyntaxFault(query), query).toBeUndefined()
  }
})
