/**
 * Indexes in front of a filter: `*[…]` looks only at documents that could pass. The condition itself is always evaluated on
 * each of them, so a lookup need only never leave out a document that passes; conditions.ts is written so that it cannot.
 */
import type { ExprNode, FilterNode, PipeFuncCallNode } from 'groq-js'
import { planCondition, planScore, type Plan } from './conditions.ts'
import { both, either, everything } from './lookup.ts'
import { compileScoreOver } from './pipes.ts'
import type { Compiler, Evaluate } from './runtime.ts'
import { nestedScope, type Scope } from './scope.ts'

/** @returns what to filter instead of the node's base; undefined where the base is not all documents */
export function planFilter(node: FilterNode, compiler: Compiler): Evaluate | undefined {
  const chain = filtersOfEverything(node.base)
  if (chain) return compileCandidates(chain, [...chain, node.expr].map(planOf(compiler)), compiler)
  const scored = scoredDocuments(node)
  if (!scored) return undefined
  const { pipe, conditions } = scored
  const scores = pipe.args.map((arg) => planScore(arg, compiler) ?? (() => everything))
  const anyScore: Plan = (scope) => either(scores.map((plan) => plan(scope)))
  const candidates = compileCandidates(conditions, [...conditions.map(planOf(compiler)), anyScore], compiler)
  return compileScoreOver(candidates, pipe, compiler)
}

function planOf(compiler: Compiler): (condition: ExprNode) => Plan {
  return (condition) => planCondition(condition, compiler) ?? (() => everything)
}

/** The conditions of `*[a][b]`, the innermost first; undefined where the node is no filter of all documents. */
export function filtersOfEverything(node: ExprNode): readonly ExprNode[] | undefined {
  if (node.type === 'Group') return filtersOfEverything(node.base)
  if (node.type === 'Everything') return []
  if (node.type !== 'Filter') return undefined
  const inner = filtersOfEverything(node.base)
  return inner && [...inner, node.expr]
}

/** `*[…] | score(…)[_score > 0]`, as the Studio searches. */
function scoredDocuments(
  node: FilterNode,
): { readonly pipe: PipeFuncCallNode; readonly conditions: readonly ExprNode[] } | undefined {
  const pipe = node.base
  if (pipe.type !== 'PipeFuncCall' || pipe.name !== 'score' || !demandsScore(node.expr)) return undefined
  const conditions = filtersOfEverything(pipe.base)
  return conditions && { pipe, conditions }
}

function demandsScore(condition: ExprNode): boolean {
  if (condition.type === 'Group') return demandsScore(condition.base)
  if (condition.type === 'And') return demandsScore(condition.left) || demandsScore(condition.right)
  if (condition.type !== 'OpCall' || condition.op !== '>') return false
  const { left, right } = condition
  return (
    left.type === 'AccessAttribute' &&
    left.name === '_score' &&
    left.base === undefined &&
    right.type === 'Value' &&
    typeof right.value === 'number' &&
    right.value >= 0
  )
}

function compileCandidates(
  conditions: readonly ExprNode[],
  plans: readonly Plan[],
  compiler: Compiler,
): Evaluate {
  const passes = conditions.map((condition) => compiler.compile(condition))
  const { documents, budget } = compiler.runtime
  return (scope: Scope) => {
    const found = documents.find(both(plans.map((plan) => plan(scope))))
    if (passes.length === 0) return found
    return found.filter((document) => {
      budget.step()
      const inner = nestedScope(scope, document)
      return passes.every((pass) => pass(inner) === true)
    })
  }
}
