/** What an expression inside a filter depends on. All answers are on the safe side: false where it is not certain. */
import type { ExprNode } from 'groq-js'
import { calledFunction } from './called-function.ts'

/** Functions that look at the document at hand without naming it. */
const LOOK_AT_THE_DOCUMENT = new Set([
  'references',
  'sanity::versionOf',
  'sanity::partOfRelease',
  'documents::incomingRefCount',
  'text::query',
  'boost',
])

/** True where the value is the same for whichever document is being filtered. */
export function isFree(node: ExprNode): boolean {
  switch (node.type) {
    case 'Value':
    case 'Parent':
      return true
    case 'Group':
    case 'AccessElement':
    case 'ArrayCoerce':
    case 'Slice':
    case 'Deref':
      return isFree(node.base)
    case 'AccessAttribute':
      return node.base !== undefined && isFree(node.base)
    case 'Array':
      return node.elements.every(({ value }) => isFree(value))
    case 'Map':
    case 'FlatMap':
      return isFree(node.base) && isPath(node.expr, true)
    case 'OpCall':
      return node.op === '+' && isFree(node.left) && isFree(node.right)
    case 'FuncCall': {
      const { name, args } = calledFunction(node)
      return !LOOK_AT_THE_DOCUMENT.has(name) && !name.startsWith('diff::') && args.every(isFree)
    }
    default:
      return false
  }
}

/** True where the value is a part of the document at hand itself. */
function isOwnPath(node: ExprNode): boolean {
  return isPath(node, false)
}

/** Attributes and members of `@`; over references only where that is allowed. */
function isPath(node: ExprNode, mayDereference: boolean): boolean {
  switch (node.type) {
    case 'This':
      return true
    case 'AccessAttribute':
      return !node.base || isPath(node.base, mayDereference)
    case 'Group':
    case 'AccessElement':
    case 'ArrayCoerce':
    case 'Slice':
      return isPath(node.base, mayDereference)
    case 'Deref':
      return mayDereference && isPath(node.base, mayDereference)
    case 'Filter':
      // Whichever members the condition picks, they are members of the same array.
      return !mayDereference && isPath(node.base, mayDereference)
    case 'Map':
    case 'FlatMap':
      return isPath(node.base, mayDereference) && isPath(node.expr, mayDereference)
    default:
      return false
  }
}

/** True for `author._ref`, `authors[]._ref` and the like. */
export function isOwnReference(node: ExprNode): boolean {
  switch (node.type) {
    case 'AccessAttribute':
      return node.name === '_ref' && isOwnPath(node)
    case 'Group':
    case 'AccessElement':
    case 'ArrayCoerce':
    case 'Slice':
      return isOwnReference(node.base)
    case 'Map':
    case 'FlatMap':
      return isOwnPath(node.base) && isOwnReference(node.expr)
    default:
      return false
  }
}

/** True where all words of the value are words of the document's own texts. */
export function isOwnText(node: ExprNode): boolean {
  if (isOwnPath(node)) return true
  switch (node.type) {
    case 'Group':
      return isOwnText(node.base)
    case 'Array':
      return node.elements.every(({ value }) => isOwnText(value))
    case 'FuncCall': {
      const { name, args } = calledFunction(node)
      if (name === 'pt::text') return args.every(isOwnPath)
      return (name === 'coalesce' || name === 'lower' || name === 'string::lower') && args.every(isOwnText)
    }
    default:
      return false
  }
}
