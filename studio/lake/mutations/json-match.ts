/** Parses JSONMatch, the path language of patches: `a.b[0]['c d'][_key=="x"]..e`. Specification: sanity.io/docs/json-match */

export type Literal = string | number | boolean
export type Comparator = '==' | '!=' | '<' | '<=' | '>' | '>='

/** What one term of a bracket selects in an array or object. */
export type Term =
  | { readonly kind: 'key'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'range'; readonly start: number | undefined; readonly end: number | undefined }
  | { readonly kind: 'all' }
  /** `path` leads from the member to the value that is compared; empty for the member itself (`@`). */
  | {
      readonly kind: 'test'
      readonly path: readonly string[]
      readonly comparator: Comparator | '?'
      readonly value: Literal | undefined
    }
  /** A member of a union that leads further: `b[2].c` in `a[b[2].c,d]`. */
  | { readonly kind: 'path'; readonly segments: readonly Segment[] }

export type Segment =
  | { readonly kind: 'terms'; readonly terms: readonly Term[] }
  /** What follows is looked for at every depth. */
  | { readonly kind: 'recursive' }

const MAX_LENGTH = 2_000
const MOST_SEGMENTS = 50
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])
const TOKEN =
  /\s*(?:(\.\.|\.|\[|\]|,|:|\?|@|\$|\*|>=|<=|==|!=|<|>)|([A-Za-z_]\w*)|(-?\d+(?:\.\d+)?)|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\s*/y

type Token =
  | { readonly kind: 'symbol'; readonly text: string }
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'quoted'; readonly text: string }

/** @throws SyntaxError that says what is wrong with the path */
export function parsePath(source: string): readonly Segment[] {
  if (source.length > MAX_LENGTH) throw new SyntaxError(`it is longer than ${MAX_LENGTH} characters`)
  const reader = new Reader(tokenize(source))
  const segments: Segment[] = []
  if (reader.at('[')) segments.push(bracket(reader))
  else if (reader.take('..')) segments.push({ kind: 'recursive' }, afterDots(reader))
  else segments.push(key(reader))
  further(reader, segments)
  if (!reader.done()) throw new SyntaxError('a "." or "[" is expected after each part')
  return segments
}

/** Reads on for as long as the path does. */
function further(reader: Reader, segments: Segment[]): void {
  for (;;) {
    if (reader.take('..')) segments.push({ kind: 'recursive' }, afterDots(reader))
    else if (reader.take('.')) segments.push(key(reader))
    else if (reader.at('[')) segments.push(bracket(reader))
    else return
    if (segments.length > MOST_SEGMENTS) throw new SyntaxError(`it has more than ${MOST_SEGMENTS} parts`)
  }
}

function tokenize(source: string): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < source.length) {
    const start = TOKEN.lastIndex
    const match = TOKEN.exec(source)
    if (!match) throw new SyntaxError(`character ${start + 1} is not expected`)
    const [, symbol, name, number, double, single] = match
    if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol })
    else if (name !== undefined) tokens.push({ kind: 'name', text: name })
    else if (number !== undefined) tokens.push({ kind: 'number', number: Number(number) })
    else tokens.push({ kind: 'quoted', text: (double ?? single ?? '').replace(/\\(.)/g, '$1') })
  }
  return tokens
}

class Reader {
  readonly #tokens: readonly Token[]
  #position = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }
  done(): boolean {
    return this.#position >= this.#tokens.length
  }
  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#position + ahead]
  }
  next(): Token | undefined {
    this.#position += 1
    return this.#tokens[this.#position - 1]
  }
  at(symbol: string): boolean {
    const token = this.peek()
    return token?.kind === 'symbol' && token.text === symbol
  }
  take(symbol: string): boolean {
    const found = this.at(symbol)
    if (found) this.#position += 1
    return found
  }
}

function afterDots(reader: Reader): Segment {
  return reader.at('[') ? bracket(reader) : key(reader)
}

function key(reader: Reader): Segment {
  if (reader.take('*')) return { kind: 'terms', terms: [{ kind: 'all' }] }
  const token = reader.next()
  if (token?.kind !== 'name' && token?.kind !== 'quoted')
    throw new SyntaxError('an attribute name is expected')
  return { kind: 'terms', terms: [named(token.text)] }
}

function named(name: string): Term {
  if (FORBIDDEN.has(name)) throw new SyntaxError(`"${name}" is a property of the language itself`)
  return { kind: 'key', name }
}

function bracket(reader: Reader): Segment {
  reader.next()
  if (reader.take(']')) return { kind: 'terms', terms: [{ kind: 'all' }] }
  const terms = [term(reader)]
  while (reader.take(',')) terms.push(term(reader))
  if (!reader.take(']')) throw new SyntaxError('a "]" is missing')
  return { kind: 'terms', terms }
}

function term(reader: Reader): Term {
  if (reader.take('*')) return { kind: 'all' }
  const token = reader.peek()
  if (token?.kind === 'number' || reader.at(':')) return indexOrRange(reader)
  const path = operand(reader)
  if (reader.take('?')) return { kind: 'test', path, comparator: '?', value: undefined }
  const operator = reader.peek()
  const comparator =
    operator?.kind === 'symbol' ? COMPARATORS.find((known) => known === operator.text) : undefined
  if (comparator) {
    reader.next()
    return { kind: 'test', path, comparator, value: literal(reader) }
  }
  const segments: Segment[] = path.map((name) => ({ kind: 'terms', terms: [named(name)] }))
  further(reader, segments)
  const [only] = segments
  if (!only) throw new SyntaxError('a comparison is expected inside the brackets')
  return segments.length === 1 && only.kind === 'terms' && only.terms.length === 1 && only.terms[0]
    ? only.terms[0]
    : { kind: 'path', segments }
}

const COMPARATORS = ['==', '!=', '<=', '>=', '<', '>'] as const

/** `@`, or attribute names joined by dots. */
function operand(reader: Reader): string[] {
  if (reader.take('@') || reader.take('$')) return []
  const path: string[] = []
  do {
    const token = reader.next()
    if (token?.kind !== 'name' && token?.kind !== 'quoted')
      throw new SyntaxError('an attribute, an index or a comparison is expected inside the brackets')
    if (FORBIDDEN.has(token.text))
      throw new SyntaxError(`"${token.text}" is a property of the language itself`)
    path.push(token.text)
  } while (reader.take('.'))
  return path
}

function literal(reader: Reader): Literal {
  const token = reader.next()
  if (token?.kind === 'quoted') return token.text
  if (token?.kind === 'number') return token.number
  if (token?.kind === 'name' && (token.text === 'true' || token.text === 'false'))
    return token.text === 'true'
  throw new SyntaxError('a text, a number, true or false is expected after the comparison')
}

function indexOrRange(reader: Reader): Term {
  const start = number(reader)
  if (!reader.take(':')) {
    if (start === undefined || !Number.isInteger(start)) throw new SyntaxError('an index is a whole number')
    return { kind: 'index', index: start }
  }
  return { kind: 'range', start, end: number(reader) }
}

function number(reader: Reader): number | undefined {
  const token = reader.peek()
  if (token?.kind !== 'number') return undefined
  reader.next()
  return token.number
}
