/** What `GET /publish/status` answers: the live release, how the last publish went, and the ones before it. */
import { formatProblem, type Problem } from '@programme/content-schemas'
import type { PublishRecord } from './records.ts'

interface PublishProblem {
  readonly documentId: string
  readonly message: string
}

export interface PublishStatus {
  /** Of the last publish. */
  readonly state: 'busy' | 'live' | 'failed'
  /** The release that visitors get; null before the first one. */
  readonly release: { readonly id: string; readonly publishedAt: string; readonly pages: number } | null
  readonly startedAt: string | null
  readonly finishedAt: string | null
  /** Pages that the last publish rendered. */
  readonly pages: number | null
  /** Why the last publish failed, in Dutch. */
  readonly reason: string | null
  /** Documents that break a rule; visitors keep the last good version of each. */
  readonly problems: readonly PublishProblem[]
  /** Since when a rollback holds the live release, so that publishes wait; null where it does not. */
  readonly heldSince: string | null
  /** The last publishes, the newest first. */
  readonly records: readonly PublishRecord[]
  readonly search: {
    readonly state: 'busy' | 'live' | 'failed'
    readonly release: string | null
    readonly finishedAt: string | null
    readonly reason: string | null
  }
  /** The places that releases are sent on to. */
  readonly deploys: readonly {
    readonly target: string
    readonly state: 'busy' | 'live' | 'failed'
    /** The release that is there. */
    readonly release: string | null
    readonly finishedAt: string | null
    readonly seconds: number | null
    /** Files sent and taken away by the last time that went well. */
    readonly sent: number | null
    readonly removed: number | null
    readonly reason: string | null
  }[]
}

export const initialStatus: PublishStatus = {
  state: 'busy',
  release: null,
  startedAt: null,
  finishedAt: null,
  pages: null,
  reason: null,
  problems: [],
  heldSince: null,
  records: [],
  search: { state: 'busy', release: null, finishedAt: null, reason: null },
  deploys: [],
}

export function asProblems(problems: readonly Problem[]): PublishProblem[] {
  return problems.map((problem) => ({ documentId: problem.documentId, message: formatProblem(problem) }))
}
