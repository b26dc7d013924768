/** What the Studio knows of the public site: from the publisher beside it, else from a file that the site itself carries. */
import { isRecord } from '../../../shared/is-record.ts'

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
  /** The version of each document that the site shows, by id; null where the publisher tells by time. */
  readonly revisions: Readonly<Record<string, string>> | null
}

/** What `GET /publish/status` answers. @returns undefined where the answer is not the publisher's */
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
    problems: problemsIn(problems),
    revisions: null,
  }
}

/** What `/publicatie.json` of a site that is built elsewhere says. @returns undefined where there is no such file */
export function parseLiveFile(value: unknown): PublishStatus | undefined {
  if (!isRecord(value) || !isRecord(value['revisions']) || typeof value['builtAt'] !== 'string')
    return undefined
  const { builtAt, revisions, problems } = value
  return {
    state: 'live',
    startedAt: builtAt,
    finishedAt: builtAt,
    liveSince: builtAt,
    reason: null,
    problems: problemsIn(problems),
    revisions: Object.fromEntries(Object.entries(revisions).map(([id, revision]) => [id, String(revision)])),
  }
}

function problemsIn(problems: unknown): PublishStatus['problems'] {
  return (Array.isArray(problems) ? problems : []).flatMap((problem: unknown) =>
    isRecord(problem)
      ? [{ documentId: String(problem['documentId']), message: String(problem['message']) }]
      : [],
  )
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
