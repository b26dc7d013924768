/** `match`: words against patterns, or against a `text::query(…)`. */
import type { ExprNode, OpCallNode } from 'groq-js'
import { calledFunction } from './called-function.ts'
import { QueryError } from './query-error.ts'
import type { Compiler, Evaluate } from './runtime.ts'
import type { Scope } from './scope.ts'
import { allTexts } from './text-of.ts'
import { parseTextQuery, saturate, scoreTextQuery, type TextQuery } from './text-query.ts'
import { matchesTerm, patternTerms, tokenize } from '../../store/index/tokens.ts'
import { isArray } from './values.ts'

export function compileMatch(node: OpCallNode, compiler: Compiler): Evaluate {
  const asked = textQueryArgument(node.right)
  if (asked) {
    const score = compileTextQuery(node.left, asked, compiler)
    return (scope) => score(scope) > 0
  }
  const words = compileWords(node.left, compiler)
  const patterns = compileTerms(node.right, compiler)
  const { budget } = compiler.runtime
  return (scope) => {
    const tokens = words(scope)
    const terms = patterns(scope)
    if (!terms || tokens.length === 0 || terms.length === 0) return false
    budget.make(tokens.length * terms.length)
    return terms.every((term) => tokens.some((token) => matchesTerm(token, term)))
  }
}

/** For `score(… match …)`: 0 where no term occurs; every further occurrence counts less. */
export function compileMatchScore(node: OpCallNode, compiler: Compiler): (scope: Scope) => number {
  const asked = textQueryArgument(node.right)
  if (asked) return compileTextQuery(node.left, asked, compiler)
  const words = compileWords(node.left, compiler)
  const patterns = compileTerms(node.right, compiler)
  const { budget } = compiler.runtime
  return (scope) => {
    const tokens = words(scope)
    const terms = patterns(scope)
    if (!terms || tokens.length === 0) return 0
    budget.make(tokens.length * terms.length)
    return terms
      .map((term) => saturate(tokens.filter((token) => matchesTerm(token, term)).length))
      .reduce((sum, score) => sum + score, 0)
  }
}

function compileWords(node: ExprNode, { compile, runtime }: Compiler): (scope: Scope) => string[] {
  const evaluate = compile(node)
  return (scope) => {
    const value = evaluate(scope)
    const texts = typeof value === 'string' ? [value] : isArray(value) ? value.filter(isString) : []
    for (const text of texts) runtime.budget.make(text.length)
    return texts.flatMap(tokenize)
  }
}

/** Undefined where the pattern is neither text nor a list of nothing but texts. */
function compileTerms(node: ExprNode, { compile }: Compiler): (scope: Scope) => string[] | undefined {
  const evaluate = compile(node)
  if (node.type !== 'Value') return (scope) => termsOf(evaluate(scope))
  const constant = termsOf(node.value)
  return () => constant
}

/** The terms of a `match` pattern; undefined where the value is no pattern. */
export function termsOf(pattern: unknown): string[] | undefined {
  if (typeof pattern === 'string') return patternTerms(pattern)
  return isArray(pattern) && pattern.every(isString) ? pattern.flatMap(patternTerms) : undefined
}

/** The argument of `text::query(…)` on the right of `match`. */
export function textQueryArgument(node: ExprNode): ExprNode | undefined {
  if (node.type === 'Group') return textQueryArgument(node.base)
  if (node.type !== 'FuncCall') return undefined
  const { name, args } = calledFunction(node)
  if (name !== 'text::query') return undefined
  const [argument, ...others] = args
  if (!argument || others.length > 0) throw new QueryError('invalid', 'text::query() takes one argument')
  return argument
}

function compileTextQuery(
  left: ExprNode,
  asked: ExprNode,
  { compile, runtime }: Compiler,
): (scope: Scope) => number {
  const searched = compile(left)
  const evaluate = compile(asked)
  const constant = asked.type === 'Value' ? toTextQuery(asked.value) : undefined
  return (scope) => {
    const query = constant ?? toTextQuery(evaluate(scope))
    if (!query) return 0
    const texts = allTexts(searched(scope))
    for (const text of texts) runtime.budget.make(text.length)
    return scoreTextQuery(query, texts.map(tokenize))
  }
}

export function toTextQuery(value: unknown): TextQuery | undefined {
  return typeof value === 'string' ? parseTextQuery(value) : undefined
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}
