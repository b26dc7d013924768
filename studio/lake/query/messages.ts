/** What the lake and its query workers say to each other. */
import type { Role } from '../accounts/identity.ts'
import type { StoredDocument } from '../foundation/json.ts'
import type { Perspective } from './perspective.ts'
import type { Limit } from './work.ts'

export interface QueryJob {
  readonly query: string
  readonly params: Readonly<Record<string, unknown>>
  readonly perspective: Perspective
  /** Whose question it is: it says which documents there are. Undefined: only published ones. */
  readonly role: Role | undefined
  readonly identity: string
  /** Documents of type `system.group`, where the query requests them. */
  readonly groups?: readonly StoredDocument[] | undefined
  /** How the places in source documents are written; undefined: no source map is made. */
  readonly sourceMap?: SourceMapStyle | undefined
}

/** `index`: `['body'][0]`, `key`: `['body'][?(@._key=='a')]`, where a member has a key. */
export type SourceMapStyle = 'index' | 'key'

export interface QueryAnswer {
  /** JSON text, so that the result is serialised once. */
  readonly result: string
  readonly syncTags: readonly string[]
  /** JSON text of a content source map. */
  readonly resultSourceMap?: string | undefined
}

export interface QueryFailure {
  readonly kind: 'invalid' | 'timeout' | 'late' | 'tooLarge'
  readonly message: string
  /** Characters from the start of the query, where known. */
  readonly position?: number | undefined
}

/** One job for a worker. */
export interface WorkerTask {
  readonly job: QueryJob
  /** Beyond it the worker gives up by itself. */
  readonly limit: Limit
}

export type WorkerReply = { readonly answer: QueryAnswer } | { readonly failure: QueryFailure }

export interface WorkerMessage {
  /** Undefined: the worker is ready. */
  readonly reply?: WorkerReply | undefined
  /** Milliseconds of work that the worker has done in all. */
  readonly work: number
}

export interface WorkerSettings {
  readonly database: string
  /** Types that only authorised queries see. */
  readonly privateTypes: readonly string[]
  /** Characters of JSON whose documents are kept; parsed they take two to three times that many bytes. */
  readonly mostCached: number
  /** Megabytes for all that a query makes besides. */
  readonly heap: number
}
