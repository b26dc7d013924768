/** A query that cannot be answered, and why. */
export class QueryError extends Error {
  override name = 'QueryError'
  /** `timeout`: with more work it could have been answered; `late`: it had no time to do what it may. */
  readonly kind: 'invalid' | 'timeout' | 'late' | 'tooLarge'
  /** Characters from the start of the query, where known. */
  readonly position: number | undefined

  constructor(kind: QueryError['kind'], message: string, position?: number, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
    this.position = position
  }
}
