/** What the publisher reports: the step that failed, in words for an editor, with the cause for a developer. */
export type PublishStep = 'bundle' | 'read' | 'render' | 'write' | 'switch' | 'search' | 'serve'

export class PublishError extends Error {
  override name = 'PublishError'
  readonly step: PublishStep

  constructor(step: PublishStep, message: string, options?: ErrorOptions) {
    super(message, options)
    this.step = step
  }
}

/** The innermost message of a chain of causes, which is the one that names what went wrong. */
export function rootMessage(error: unknown): string {
  if (error instanceof Error) return error.cause instanceof Error ? rootMessage(error.cause) : error.message
  return String(error)
}
