/** Words a syntax error as hosted Sanity does, where the place of the fault can be told from the tokens of the query alone. */

export interface SyntaxFault {
  readonly message: string
  /** Characters from the start of the query. */
  readonly position: number
}

const TOKEN =
  /\s+|\/\/[^\n]*|"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|[$A-Za-z_][\w:]*|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|=>|==|!=|<=|>=|&&|\|\||\*\*|->|\.{1,3}|[^]/y
const IGNORED = /^(?:\s|\/\/)/
const CLOSING: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}' }
const AFTER: Readonly<Record<string, string>> = {
  ']': 'expression',
  ')': 'parenthesized expression',
  '}': 'object body',
}
/** What another expression must follow. */
const DEMANDING = new Set([
  ...['==', '!=', '<', '<=', '>', '>=', '&&', '||', '!', '+', '-', '/', '%', '**', '=>', ':', 'in', 'match'],
])

/** @returns undefined where the tokens by themselves are in order */
export function findSyntaxFault(query: string): SyntaxFault | undefined {
  const open: string[] = []
  let last = ''
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < query.length) {
    const position = TOKEN.lastIndex
    const [token] = TOKEN.exec(query) ?? ['']
    if (token === '') return undefined
    if (IGNORED.test(token)) continue
    const closing = CLOSING[token]
    if (closing !== undefined) open.push(closing)
    else if (token in AFTER) {
      if (DEMANDING.has(last))
        return { message: `unexpected token "${token}", expected expression`, position }
      if (open.pop() !== token) return { message: `unexpected token "${token}"`, position }
    }
    last = token
  }
  const position = query.length
  if (last === '' || last in CLOSING || last === ',' || DEMANDING.has(last))
    return { message: 'unexpected end-of-file, expected expression', position }
  const missing = open.at(-1)
  return missing === undefined
    ? undefined
    : { message: `expected '${missing}' following ${String(AFTER[missing])}`, position }
}
