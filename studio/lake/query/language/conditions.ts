/**
 * What every document that passes a condition must have, as a lookup. Each rule is one implication: "if this condition is
 * true of a document, then the document is in this lookup". Where no rule applies, all documents are looked at.
 */
import type { ExprNode, FuncCallNode, OpCallNode } from 'groq-js'
import { calledFunction } from './called-function.ts'
import { isFree, isOwnReference, isOwnText } from './expressions.ts'
import { referenceTargets } from './functions/documents.ts'
import { both, either, everything, type Lookup, type SoughtWord } from './lookup.ts'
import { termsOf, textQueryArgument, toTextQuery } from './match.ts'
import { PathPattern } from './path-pattern.ts'
import type { Compiler } from './runtime.ts'
import { nestedScope, type Scope } from './scope.ts'
import { isArray } from './values.ts'

/** @param scope the one around the filter */
export type Plan = (scope: Scope) => Lookup

export function planCondition(node: ExprNode, compiler: Compiler): Plan | undefined {
  switch (node.type) {
    case 'Group':
      return planCondition(node.base, compiler)
    case 'And': {
      const left = planCondition(node.left, compiler)
      const right = planCondition(node.right, compiler)
      if (!left || !right) return left ?? right
      return (scope) => both([left(scope), right(scope)])
    }
    case 'Or': {
      const left = planCondition(node.left, compiler)
      const right = planCondition(node.right, compiler)
      return left && right && ((scope) => either([left(scope), right(scope)]))
    }
    case 'OpCall':
      if (node.op === '==') return planEquality(node, compiler)
      if (node.op === 'in') return planMembership(node, compiler)
      return node.op === 'match' ? planMatch(node, compiler, both) : undefined
    case 'FuncCall':
      return planFunction(node, compiler)
    default:
      return undefined
  }
}

/** What every document has to which `score()` gives points for this expression. */
export function planScore(node: ExprNode, compiler: Compiler): Plan | undefined {
  if (node.type === 'Group') return planScore(node.base, compiler)
  if (node.type === 'FuncCall' && node.name === 'boost') {
    const [scored] = node.args
    return scored && planScore(scored, compiler)
  }
  if (node.type === 'And' || node.type === 'Or') {
    const left = planScore(node.left, compiler)
    const right = planScore(node.right, compiler)
    if (node.type === 'Or') return left && right && ((scope) => either([left(scope), right(scope)]))
    if (!left || !right) return left ?? right
    return (scope) => both([left(scope), right(scope)])
  }
  // In a score, one of the terms is enough.
  if (node.type === 'OpCall' && node.op === 'match') return planMatch(node, compiler, either)
  return planCondition(node, compiler)
}

/** The value of an expression that does not depend on the document at hand. */
function compileFree(node: ExprNode, compiler: Compiler): ((scope: Scope) => unknown) | undefined {
  if (!isFree(node)) return undefined
  const evaluate = compiler.compile(node)
  return (scope) => evaluate(nestedScope(scope, null))
}

function planEquality({ left, right }: OpCallNode, compiler: Compiler): Plan | undefined {
  const lookup = indexedBy(left) ?? indexedBy(right)
  const value = compileFree(indexedBy(left) ? right : left, compiler)
  if (!lookup || !value) return undefined
  return (scope) => {
    const wanted = value(scope)
    return typeof wanted === 'string' ? lookup([wanted]) : everything
  }
}

function planMembership({ left, right }: OpCallNode, compiler: Compiler): Plan | undefined {
  const lookup = indexedBy(left)
  const list = compileFree(right, compiler)
  if (lookup && list) {
    const isId = isOwnAttribute(left, '_id')
    return (scope) => {
      const wanted = list(scope)
      if (isId && wanted instanceof PathPattern) return idPrefix(wanted.literalPrefix)
      return isArray(wanted) && wanted.every((member) => typeof member === 'string')
        ? lookup(wanted)
        : everything
    }
  }
  const member = compileFree(left, compiler)
  if (!member || !isOwnReference(right)) return undefined
  return (scope) => {
    const target = member(scope)
    return typeof target === 'string' ? { kind: 'references', targets: [target] } : everything
  }
}

function idPrefix(prefix: string): Lookup {
  return prefix === '' ? everything : { kind: 'idPrefix', prefix }
}

/** The index that knows the documents for which this expression equals one of some texts. */
function indexedBy(node: ExprNode): ((values: readonly string[]) => Lookup) | undefined {
  if (isOwnAttribute(node, '_id')) return (ids) => ({ kind: 'ids', ids })
  if (isOwnAttribute(node, '_type')) return (types) => ({ kind: 'types', types })
  if (node.type === 'AccessAttribute' && node.name === 'current' && node.base) {
    if (isOwnAttribute(node.base, 'slug')) return (slugs) => ({ kind: 'slugs', slugs })
  }
  if (isOwnReference(node)) return (targets) => ({ kind: 'references', targets })
  return undefined
}

function isOwnAttribute(node: ExprNode, name: string): boolean {
  return node.type === 'AccessAttribute' && node.name === name && (!node.base || node.base.type === 'This')
}

function planMatch(
  { left, right }: OpCallNode,
  compiler: Compiler,
  combine: (lookups: readonly Lookup[]) => Lookup,
): Plan | undefined {
  if (!isOwnText(left)) return undefined
  const asked = textQueryArgument(right)
  const pattern = compileFree(asked ?? right, compiler)
  if (!pattern) return undefined
  if (asked) {
    return (scope) => {
      const query = toTextQuery(pattern(scope))
      const words = query?.required.flatMap(({ words: parts, isPrefix }) =>
        parts.map((word, index) => ({ word, isPrefix: isPrefix && index === parts.length - 1 })),
      )
      return withWords(words ?? [])
    }
  }
  return (scope) =>
    combine((termsOf(pattern(scope)) ?? []).map(toSoughtWord).map((word) => withWords([word])))
}

function withWords(words: readonly SoughtWord[]): Lookup {
  const useful = words.filter(({ word }) => word !== '')
  return useful.length === 0 ? everything : { kind: 'text', words: useful }
}

function toSoughtWord(term: string): SoughtWord {
  const [beginning = ''] = term.split('*', 1)
  return { word: beginning, isPrefix: term.includes('*') }
}

function planFunction(node: FuncCallNode, compiler: Compiler): Plan | undefined {
  const { name, args } = calledFunction(node)
  const values = args.map((arg) => compileFree(arg, compiler)).filter((value) => value !== undefined)
  if (values.length < args.length) return undefined
  if (name === 'references')
    return (scope) => {
      const targets = [...referenceTargets(values.map((value) => value(scope)))]
      return { kind: 'references', targets }
    }
  if (name !== 'sanity::versionOf' && name !== 'sanity::partOfRelease') return undefined
  return (scope) => {
    const [wanted] = values.map((value) => value(scope))
    if (typeof wanted !== 'string') return everything
    return name === 'sanity::versionOf'
      ? { kind: 'variants', publishedId: wanted }
      : { kind: 'release', name: wanted }
  }
}
