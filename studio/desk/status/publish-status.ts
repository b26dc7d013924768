/** What the publisher tells of the public site, as `GET /publish/status` on the Studio's own origin answers it. */
import { isRecord } from '../../is-record.ts'

export interface PublishStatus {
  readonly state: 'busy' | 'live' | 'failed'
  /** ISO 8601; null before the first publish. */
  readonly startedAt: string | null
  readonly finishedAt: string | null
  /** When the release that visitors get was made. */
  readonly liveSince: string | null
  /** Why the last publish failed, in Dutch. */
  readonly reason: string | null
  readonly problems: readonly { readonly documentId: string; readonly message: string }[]
}

/** @returns undefined where the answer is not the publisher's */
export function parsePublishStatus(value: unknown): PublishStatus | undefined {
  if (!isRecord(value)) return undefined
  const { state, startedAt, finishedAt, reason, problems, release } = value
  if (state !== 'busy' && state !== 'live' && state !== 'failed') return undefined
  return {
    state,
    startedAt: textOrNull(startedAt),
    finishedAt: textOrNull(finishedAt),
    liveSince: isRecord(release) ? textOrNull(release['publishedAt']) : null,
    reason: textOrNull(reason),
    problems: (Array.isArray(problems) ? problems : []).flatMap((problem: unknown) =>
      isRecord(problem)
        ? [{ documentId: String(problem['documentId']), message: String(problem['message']) }]
        : [],
    ),
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
