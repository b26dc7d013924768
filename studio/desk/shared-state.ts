/** A value of this tab that changes outside of any component, and that several of them show. */
import { useSyncExternalStore } from 'react'

export interface SharedState<Value> {
  readonly current: () => Value
  readonly subscribe: (listener: () => void) => () => void
  /** @param next what it becomes; the same value tells nobody */
  readonly change: (next: (value: Value) => Value) => void
}

export function sharedState<Value>(initial: Value): SharedState<Value> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    current: () => value,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    change(next) {
      const changed = next(value)
      if (changed === value) return
      value = changed
      for (const listener of listeners) listener()
    },
  }
}

/** @param part a primitive, or the same object for the same value */
export function useSharedState<Value, Part>(state: SharedState<Value>, part: (value: Value) => Part): Part {
  return useSyncExternalStore(state.subscribe, () => part(state.current()))
}

/** The set with or without a member; the same set where nothing changes. */
export function withMember(set: ReadonlySet<string>, member: string, isIn: boolean): ReadonlySet<string> {
  if (set.has(member) === isIn) return set
  return new Set(isIn ? [...set, member] : [...set].filter((other) => other !== member))
}
