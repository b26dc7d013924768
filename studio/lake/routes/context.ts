/** The services that the lake's routes use. */
import type { Identity } from '../accounts/identity.ts'
import type { RenditionCache } from '../assets/cache.ts'
import type { FileKeys } from '../assets/file-keys.ts'
import type { AssetFiles } from '../assets/files.ts'
import type { Pictures } from '../assets/pictures.ts'
import type { EventBuffer } from '../events/event-buffer.ts'
import type { Hub } from '../store/hub.ts'
import type { StreamLimits } from '../events/stream-limits.ts'
import type { Publications } from '../mutations/publication.ts'
import type { Transactor } from '../mutations/transactor.ts'
import type { QueryPool } from '../query/pool.ts'
import type { StoredDocument } from '../foundation/json.ts'
import type { LargeResponses } from './large-responses.ts'
import type { Store } from '../store/store.ts'
import type { Visibility } from '../query/visibility.ts'

export interface LakeContext {
  readonly store: Store
  readonly pool: QueryPool
  readonly hub: Hub
  /** Buffered events of all open streams, of all datasets. */
  readonly eventBuffer: EventBuffer
  readonly streamLimits: StreamLimits
  readonly files: AssetFiles
  readonly fileKeys: FileKeys
  readonly renditions: RenditionCache
  readonly pictures: Pictures
  readonly largeResponses: LargeResponses
  /** The lake's URL, without a trailing slash; undefined: that of the request. */
  readonly url: string | undefined
  /** What is published can be read by whoever reaches the lake. */
  readonly isPublic: boolean
  /** What of it they read. */
  readonly visibility: Visibility
  /** Days that earlier revisions are kept; undefined: for ever. */
  readonly historyDays: number | undefined
  /** Who may do what, as documents. */
  readonly groups: () => readonly StoredDocument[]
  /** Runs a transaction: one at a time, checked as a whole, told to every stream once it is on disk. */
  readonly transact: Transactor['transact']
  /** Has what is published checked. */
  readonly publications: Publications
  /** Editors sign in, so that it is known who is who. */
  readonly signIn: boolean
}

/** Variables that the authentication sets on every request. */
export interface LakeVariables {
  Variables: {
    authorised: boolean
    /** Undefined where nobody is known: only published documents can be read, and those of a public lake alone. */
    identity: Identity | undefined
  }
}
