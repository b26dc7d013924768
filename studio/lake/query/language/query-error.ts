/** A query that cannot be answered, and why. */
export class QueryError extends Error {
  override name = 'QueryError'
  /** `timeout`: with more time it could have been answered. */
  readonly kind: 'invalid' | 'timeout' | 'tooLarge'
  /** Characters from the start of the query, where known. */
  readonly position: number | undefined

  constructor(kind: QueryError['kind'], message: string, position?: number, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
    this.position = position
  }
}
