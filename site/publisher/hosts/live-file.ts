/**
 * `/publicatie.json` of a site that is built and served elsewhere: which version of each document it shows, so that a Studio
 * with no publisher beside it can tell what is live.
 */
import { formatProblem, type AnyDocument, type Problem } from '@programme/content-schemas'

export const LIVE_FILE = 'publicatie.json'

/** For this one file; it holds nothing that the site itself does not show. */
export const LIVE_FILE_HEADERS = { 'Access-Control-Allow-Origin': '*' } as const

/** @param builtAt when the store was read, ISO 8601 */
export function liveFile(
  builtAt: string,
  documents: Iterable<AnyDocument | undefined>,
  problems: readonly Problem[],
): Uint8Array {
  const revisions: Record<string, string> = {}
  for (const document of documents) if (document?._rev !== undefined) revisions[document._id] = document._rev
  const wrong = problems.map((problem) => ({
    documentId: problem.documentId,
    message: formatProblem(problem),
  }))
  return new TextEncoder().encode(JSON.stringify({ builtAt, revisions, problems: wrong }))
}
