/** What a query is compiled against: the documents it reads, the requester, and how much it may do. */
import type { ExprNode } from 'groq-js'
import type { StoredDocument } from '../../foundation/json.ts'
import type { Budget } from './budget.ts'
import type { Lookup } from './lookup.ts'
import type { Scope } from './scope.ts'

export interface Documents {
  /** Every document, by `_id`. */
  all(): readonly StoredDocument[]
  get(id: string): StoredDocument | undefined
  /** In the order of {@link all}: at least every document that fits; some that do not may be among them. */
  find(lookup: Lookup): readonly StoredDocument[]
  /** In the order of `_updatedAt`, equal ones by `_id`: all documents, or those of some types. Where an index has that order. */
  readonly byUpdate?: (
    types: readonly string[] | undefined,
    direction: 'asc' | 'desc',
  ) => Iterable<StoredDocument>
}

export interface Runtime {
  readonly documents: Documents
  readonly identity: string
  readonly now: Date
  readonly projectId: string
  readonly dataset: string
  readonly budget: Budget
}

/** A compiled expression. Never undefined: what is missing is null. */
export type Evaluate = (scope: Scope) => unknown

export interface Compiler {
  readonly runtime: Runtime
  readonly compile: (node: ExprNode) => Evaluate
}
