/** What may have changed since the last publish: documents by id, or no one knows what. */

export interface Changes {
  add(ids: Iterable<string>): void
  /** Something may have been missed: compare everything. */
  addUnknown(): void
  /** Whether anything has gathered. */
  waiting(): boolean
  /** Takes all that has gathered. */
  take(): { readonly ids: Set<string>; readonly unknown: boolean }
  /** Puts back what could not be published. */
  putBack(taken: { readonly ids: ReadonlySet<string>; readonly unknown: boolean }): void
}

export function gatherChanges(): Changes {
  let ids = new Set<string>()
  let unknown = false
  return {
    add(more) {
      for (const id of more) ids.add(id)
    },
    addUnknown() {
      unknown = true
    },
    waiting: () => unknown || ids.size > 0,
    take() {
      const taken = { ids, unknown }
      ids = new Set()
      unknown = false
      return taken
    },
    putBack(taken) {
      for (const id of taken.ids) ids.add(id)
      unknown ||= taken.unknown
    },
  }
}
