/** A record of every publish, the newest first: what set it off, what changed, how long each step took, how it ended. */

/** Records that are kept in memory. */
const KEPT = 50
/** Ids that a record names; of more it gives only the number. */
const NAMED = 20

/** Milliseconds of each step; null where it was not reached. */
export interface PublishSteps {
  readonly read: number
  readonly render: number
  readonly write: number
}

export type Trigger = 'start' | 'change' | 'reconcile' | 'day' | 'retry' | 'webhook' | 'resume'

export interface PublishRecord {
  readonly startedAt: string
  readonly finishedAt: string
  /** Milliseconds. */
  readonly duration: number
  readonly outcome: 'live' | 'unchanged' | 'failed'
  readonly triggers: readonly Trigger[]
  /** Documents that changed, by id, as far as they are named. */
  readonly changed: readonly string[]
  readonly changedCount: number
  /** Pages rendered and taken away. */
  readonly pages: number
  readonly removed: number
  readonly steps: PublishSteps | null
  /** Id of the release; null where there is no new one. */
  readonly release: string | null
  /** The step that failed. */
  readonly failedStep: string | null
  /** Why it failed, in Dutch. */
  readonly reason: string | null
}

export interface PublishRecords {
  add(record: Omit<PublishRecord, 'changed' | 'changedCount'> & { changed: readonly string[] }): PublishRecord
  list(): readonly PublishRecord[]
}

export function publishRecords(): PublishRecords {
  let records: readonly PublishRecord[] = []
  return {
    add(given) {
      const record = { ...given, changed: given.changed.slice(0, NAMED), changedCount: given.changed.length }
      records = [record, ...records].slice(0, KEPT)
      return record
    },
    list: () => records,
  }
}
