/** What stands after a pipe: `order(…)` and `score(…)`. */
import type { ExprNode, PipeFuncCallNode } from 'groq-js'
import { compileMatchScore } from './match.ts'
import { QueryError } from './query-error.ts'
import type { Compiler, Evaluate } from './runtime.ts'
import { nestedScope, type Scope } from './scope.ts'
import { isArray, isObject, totalCompare } from './values.ts'

export function compilePipe(node: PipeFuncCallNode, compiler: Compiler): Evaluate {
  if (node.name === 'order') return compileOrder(node, compiler)
  if (node.name === 'score') return compileScore(node, compiler)
  throw new QueryError('invalid', `Undefined pipe function: ${node.name}`)
}

function compileOrder(node: PipeFuncCallNode, compiler: Compiler): Evaluate {
  const base = compiler.compile(node.base)
  const sort = compileSort(node.args, compiler)
  return (scope) => {
    const value = base(scope)
    if (!isArray(value)) return null
    return sort(value, scope).map((index) => value[index])
  }
}

/** @returns the members' places in their new order */
export function compileSort(
  args: readonly ExprNode[],
  { compile, runtime }: Compiler,
): (members: readonly unknown[], scope: Scope) => number[] {
  const keys = args.map((arg) => {
    const isDescending = arg.type === 'Desc'
    return {
      evaluate: compile(arg.type === 'Desc' || arg.type === 'Asc' ? arg.base : arg),
      direction: isDescending ? -1 : 1,
    }
  })
  return (members, scope) => {
    const rows = members.map((member, index) => {
      runtime.budget.step()
      const inner = nestedScope(scope, member)
      return { index, values: keys.map(({ evaluate }) => evaluate(inner)) }
    })
    rows.sort((left, right) => {
      runtime.budget.step()
      for (const [at, { direction }] of keys.entries()) {
        const order = totalCompare(left.values[at], right.values[at])
        if (order !== 0) return direction * order
      }
      return left.index - right.index
    })
    return rows.map(({ index }) => index)
  }
}

/** A score belongs to a document, so what is piped must be documents as they are. */
function assertDocuments(node: ExprNode): void {
  if (node.type === 'Group') assertDocuments(node.base)
  else if (['Map', 'FlatMap', 'Projection', 'AccessElement', 'AccessAttribute', 'Deref'].includes(node.type))
    throw new QueryError('invalid', 'score() needs documents; a projection or a single member is none.')
}

function compileScore(node: PipeFuncCallNode, compiler: Compiler): Evaluate {
  assertDocuments(node.base)
  const base = compiler.compile(node.base)
  return compileScoreOver(base, node, compiler)
}

/** The same over documents that an index has found for `… | score(…)[_score > 0]`. */
export function compileScoreOver(base: Evaluate, node: PipeFuncCallNode, compiler: Compiler): Evaluate {
  const scores = node.args.map((arg) => compileScoreOf(arg, compiler))
  const isScoredAgain = hasScores(node.base)
  const { budget } = compiler.runtime
  return (scope) => {
    const value = base(scope)
    if (!isArray(value)) return null
    const scored: { readonly _score: number }[] = []
    for (const member of value) {
      budget.step()
      if (!isObject(member)) continue
      const inner = nestedScope(scope, member)
      const before = isScoredAgain && typeof member['_score'] === 'number' ? member['_score'] : 0
      scored.push({ ...member, _score: scores.reduce((sum, score) => sum + score(inner), before) })
    }
    return scored.sort((left, right) => right._score - left._score)
  }
}

/** A document may have a field `_score`; only one that `score()` has written counts. */
function hasScores(node: ExprNode): boolean {
  if (node.type === 'PipeFuncCall') return node.name === 'score' || hasScores(node.base)
  return (node.type === 'Group' || node.type === 'Filter' || node.type === 'Slice') && hasScores(node.base)
}

function compileScoreOf(node: ExprNode, compiler: Compiler): (scope: Scope) => number {
  switch (node.type) {
    case 'Group':
      return compileScoreOf(node.base, compiler)
    case 'OpCall':
      if (node.op === 'match') return compileMatchScore(node, compiler)
      break
    case 'FuncCall': {
      const [scored, by] = node.args
      if (node.name !== 'boost' || !scored || !by) break
      const score = compileScoreOf(scored, compiler)
      const boost = compiler.compile(by)
      return (scope) => {
        const own = score(scope)
        const more = own > 0 ? boost(scope) : null
        return typeof more === 'number' ? own + more : 0
      }
    }
    case 'Or': {
      const left = compileScoreOf(node.left, compiler)
      const right = compileScoreOf(node.right, compiler)
      return (scope) => left(scope) + right(scope)
    }
    case 'And': {
      const left = compileScoreOf(node.left, compiler)
      const right = compileScoreOf(node.right, compiler)
      return (scope) => {
        const [first, second] = [left(scope), right(scope)]
        return first === 0 || second === 0 ? 0 : first + second
      }
    }
  }
  const condition = compiler.compile(node)
  return (scope) => (condition(scope) === true ? 1 : 0)
}
