/**
 * Turns a parsed query into a function. groq-js parses; the language is carried out here, because the lake needs what the
 * evaluator of groq-js has no place for: `text::query`, accents, indexes, a budget, and the source of every value.
 * Specification: https://sanity-io.github.io/GROQ/
 */
import type { ExprNode } from 'groq-js'
import { compileArray, compileFilter, compileFlatMap, compileMap, compileSlice } from './arrays.ts'
import { closedParts } from './closed.ts'
import { compileAnd, compileNot, compileOr, compileRange, compileSelect } from './logic.ts'
import { compileFunction } from './functions.ts'
import { compileObject, compileProjection } from './objects.ts'
import { compileOperator } from './operators.ts'
import { compilePipe } from './pipes.ts'
import { QueryError } from './query-error.ts'
import type { Compiler, Evaluate, Runtime } from './runtime.ts'
import type { Scope } from './scope.ts'
import { attributeOf, isArray } from './values.ts'

/** @throws QueryError where the query uses what there is not, or a parameter that was not given */
export function compile(node: ExprNode, runtime: Runtime): Evaluate {
  const closed = closedParts(node)
  const compiler: Compiler = {
    runtime,
    compile(inner) {
      const evaluate = compileNode(inner, compiler)
      return closed.has(inner) ? once(evaluate) : evaluate
    },
  }
  return compiler.compile(node)
}

function once(evaluate: Evaluate): Evaluate {
  let first: { readonly value: unknown } | undefined
  return (scope) => (first ??= { value: evaluate(scope) }).value
}

function compileNode(node: ExprNode, compiler: Compiler): Evaluate {
  switch (node.type) {
    case 'Value': {
      const value: unknown = node.value ?? null
      return () => value
    }
    case 'This':
      return ({ value }) => value
    case 'Parent':
      return (scope) => ancestor(scope, node.n)
    case 'Everything':
      return () => compiler.runtime.documents.all()
    case 'Group':
      return compiler.compile(node.base)
    case 'AccessAttribute': {
      const { name } = node
      if (!node.base) return ({ value }) => attributeOf(value, name)
      const base = compiler.compile(node.base)
      return (scope) => attributeOf(base(scope), name)
    }
    case 'AccessElement': {
      const base = compiler.compile(node.base)
      return (scope) => elementOf(base(scope), node.index)
    }
    case 'ArrayCoerce': {
      const base = compiler.compile(node.base)
      return (scope) => {
        const value = base(scope)
        return isArray(value) ? value : null
      }
    }
    case 'Deref': {
      const base = compiler.compile(node.base)
      return (scope) => dereference(base(scope), compiler.runtime)
    }
    case 'Slice':
      return compileSlice(node, compiler)
    case 'Filter':
      return compileFilter(node, compiler)
    case 'Map':
      return compileMap(node, compiler)
    case 'FlatMap':
      return compileFlatMap(node, compiler)
    case 'Array':
      return compileArray(node, compiler)
    case 'Object':
      return compileObject(node, compiler)
    case 'Projection':
      return compileProjection(node, compiler)
    case 'Select':
      return compileSelect(node, compiler)
    case 'And':
      return compileAnd(node, compiler)
    case 'Or':
      return compileOr(node, compiler)
    case 'Not':
      return compileNot(node, compiler)
    case 'InRange':
      return compileRange(node, compiler)
    case 'Neg':
    case 'Pos': {
      const base = compiler.compile(node.base)
      const sign = node.type === 'Neg' ? -1 : 1
      return (scope) => {
        const value = base(scope)
        return typeof value === 'number' ? sign * value : null
      }
    }
    case 'OpCall':
      return compileOperator(node, compiler)
    case 'FuncCall':
      return compileFunction(node, compiler)
    case 'PipeFuncCall':
      return compilePipe(node, compiler)
    case 'Parameter':
      throw new QueryError('invalid', `param $${node.name} referenced, but not provided`)
    case 'Context':
      throw new QueryError('invalid', `${node.key}() can only be used in a webhook`)
    case 'Asc':
    case 'Desc':
      throw new QueryError('invalid', `${node.type.toLowerCase()} can only be used in order()`)
    case 'Tuple':
    case 'SelectorFuncCall':
    case 'SelectorNested':
      throw new QueryError('invalid', 'a selector can only be used in diff::changedAny() and the like')
  }
}

function ancestor(scope: Scope, levels: number): unknown {
  let at: Scope | undefined = scope
  for (let level = 0; level < levels; level += 1) at = at?.parent
  return at?.value ?? null
}

export function elementOf(value: unknown, index: number): unknown {
  return isArray(value) ? (value.at(index) ?? null) : null
}

export function dereference(reference: unknown, { documents, budget }: Runtime): unknown {
  budget.step()
  const id = attributeOf(reference, '_ref')
  return typeof id === 'string' ? (documents.get(id) ?? null) : null
}
