/** What the lake and its query workers say to each other. */
import type { Perspective } from './perspective.ts'

export interface QueryJob {
  readonly query: string
  readonly params: Readonly<Record<string, unknown>>
  readonly perspective: Perspective
  /** False: only published documents whose id has no dot. */
  readonly authorised: boolean
  readonly identity: string
}

/** The result travels as JSON text, so that it is serialised once. */
export type QueryAnswer = { readonly json: string } | { readonly error: string }

export interface WorkerSettings {
  readonly database: string
}
