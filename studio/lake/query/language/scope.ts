/** What `@` and `^` mean at one place of a query (GROQ specification, section 5.3). */
export interface Scope {
  readonly value: unknown
  readonly parent: Scope | undefined
  /** A hidden scope is skipped by `^` from the scopes within it. */
  readonly hidden: boolean
}

export function rootScope(value: unknown): Scope {
  return { value, parent: undefined, hidden: false }
}

export function nestedScope(outer: Scope, value: unknown): Scope {
  return { value, parent: outer.hidden ? outer.parent : outer, hidden: false }
}

export function hiddenScope(outer: Scope, value: unknown): Scope {
  return { value, parent: outer.hidden ? outer.parent : outer, hidden: true }
}
