/** What the publisher reports: the step that failed, in words for an editor, with the cause for a developer. */
export type PublishStep = 'bundle' | 'read' | 'render' | 'write' | 'switch' | 'search' | 'serve' | 'deploy'

export class PublishError extends Error {
  override name = 'PublishError'
  readonly step: PublishStep
  /** Milliseconds that the other side asks to wait. */
  readonly retryAfter: number | undefined

  constructor(
    step: PublishStep,
    message: string,
    options: { readonly cause?: unknown; readonly retryAfter?: number | undefined } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : {})
    this.step = step
    this.retryAfter = options.retryAfter
  }
}

/** The innermost message of a chain of causes, which is the one that names what went wrong. */
export function rootMessage(error: unknown): string {
  if (error instanceof Error) return error.cause instanceof Error ? rootMessage(error.cause) : error.message
  return String(error)
}
