/** A page that is not in the search index, because no record could be made of it; all others are. */
export interface LeftOut {
  /** Path on the site, or the id of a document that has none. */
  readonly place: string
  readonly reason: string
}

export function leftOut(place: string, error: unknown): LeftOut {
  return { place, reason: error instanceof Error ? error.message : String(error) }
}
