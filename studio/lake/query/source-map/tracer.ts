/** What a query that is traced is evaluated in. */
import type { ExprNode } from 'groq-js'
import type { Compiler } from '../language/runtime.ts'
import type { Scope } from '../language/scope.ts'
import type { Traced } from './origin.ts'

export interface TracedScope extends Scope, Traced {
  readonly parent: TracedScope | undefined
}

export type Trace = (scope: TracedScope) => Traced

export interface Tracer {
  readonly trace: (node: ExprNode) => Trace
  readonly compiler: Compiler
}
