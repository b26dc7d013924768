/**
 * Which function a call means. The parser refuses a function that it does not know, so such calls reach it as calls of
 * `coalesce`, which takes any arguments, with the true name in front. Escapes of characters reach it in the one form that it knows.
 */
import type { ExprNode, FuncCallNode } from 'groq-js'
import { plainEscapes } from './escapes.ts'

const MARK = '\u0001'

/** Functions of the lake that the parser of groq-js has not heard of. */
const UNKNOWN_TO_THE_PARSER = new Set(['string::endsWith', 'string::length', 'sanity::partOfVariant'])

const TOKEN =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\/[^\n]*|(?<declared>\bfn\s+)?\b(?<namespace>[a-zA-Z_]\w*)::\s*(?<name>[a-zA-Z_]\w*)\s*\(/gs

export interface ParsableText {
  readonly text: string
  /** Where a character of {@link text} stands in the query. */
  originalPosition(position: number): number
}

export function makeParsable(query: string): ParsableText {
  const shifts: { readonly from: number; readonly by: number }[] = []
  const declared = new Set<string>()
  let grown = 0
  const replaced = (whole: string, replacement: string, offset: number): string => {
    const by = replacement.length - whole.length
    if (by !== 0) shifts.push({ from: offset + grown + replacement.length, by })
    grown += by
    return replacement
  }
  const text = query.replace(TOKEN, (whole: string, ...rest: unknown[]) => {
    const [offset, groups] = [rest.at(-3), rest.at(-1)]
    const { declared: isDeclared, namespace, name } = namesOf(groups)
    if (whole.startsWith('"') || whole.startsWith("'"))
      return replaced(whole, plainEscapes(whole, Number(offset)), Number(offset))
    const full = `${String(namespace)}::${String(name)}`
    if (isDeclared !== undefined) declared.add(full)
    if (namespace === undefined || !UNKNOWN_TO_THE_PARSER.has(full) || declared.has(full)) return whole
    const replacement = `coalesce("\\u0001${full}",`
    return replaced(whole, replacement, Number(offset))
  })
  return {
    text,
    originalPosition: (position) =>
      shifts.reduce((at, { from, by }) => (position >= from ? at - by : at), position),
  }
}

function namesOf(groups: unknown): Partial<Record<'declared' | 'namespace' | 'name', string>> {
  return typeof groups === 'object' && groups !== null ? groups : {}
}

export function calledFunction({ namespace, name, args }: FuncCallNode): {
  readonly name: string
  readonly args: readonly ExprNode[]
} {
  const [first, ...others] = args
  const isMarked = name === 'coalesce' && first?.type === 'Value' && String(first.value).startsWith(MARK)
  if (isMarked) return { name: String(first.value).slice(MARK.length), args: others }
  return { name: namespace === 'global' ? name : `${namespace}::${name}`, args }
}
