/** Which changes of a transaction a listener's query selects. */
import type { Role } from '../accounts/identity.ts'
import type { QueryPool } from '../query/pool.ts'
import type { Store } from '../store/store.ts'
import type { Change, Transition } from '../store/transaction.ts'
import type { Visibility } from '../query/visibility.ts'
import type { FilterScheduler } from './filter-scheduler.ts'

export interface Chosen {
  readonly change: Change
  readonly transition: Transition
}

export interface Selector {
  /** False: what was selected before is not known, so a listener cannot go on from an earlier event. */
  readonly canResume: boolean
  /**
   * Must be called for every transaction in order.
   * @returns the changes of documents that are, or were, selected, and how they went through the selection
   * @throws LakeError 400 where the query takes too long
   */
  choose(changes: readonly Change[]): Promise<readonly Chosen[]>
}

export interface SelectorRequest {
  readonly query: string
  readonly params: Readonly<Record<string, unknown>>
  readonly identity: string
  /** Undefined: drafts and versions are neither read nor reported. */
  readonly role: Role | undefined
}

export interface SelectorContext {
  readonly store: Store
  readonly pool: QueryPool
  readonly scheduler: FilterScheduler
  readonly visibility: Visibility
}

/** @returns undefined where the document neither was nor is selected */
export function transitionOf(wasSelected: boolean, isSelected: boolean): Transition | undefined {
  if (isSelected) return wasSelected ? 'update' : 'appear'
  return wasSelected ? 'disappear' : undefined
}
