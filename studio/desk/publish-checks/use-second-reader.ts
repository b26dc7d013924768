/** Whether the current user may publish a draft, where nobody publishes alone. */
import { useEffect, useState } from 'react'
import { useClient, useCurrentUser, type SanityDocument } from 'sanity'
import { pollUntilKnown } from '../poll-until-known.ts'
import { API_VERSION } from '../../transport/api-version.ts'
import { fetchLastAuthor } from '../../transport/last-author.ts'
import type { Finding } from './finding.ts'
import { fetchSecondReaderTypes, requiresSecondReader, secondReaderFindings } from './second-reader.ts'

export function useSecondReader(
  published: SanityDocument | null,
  draft: SanityDocument | null,
): readonly Finding[] {
  const client = useClient({ apiVersion: API_VERSION })
  const user = useCurrentUser()
  const [types, setTypes] = useState<readonly string[]>()
  const [known, setKnown] = useState<{ readonly revision: string; readonly author: string }>()
  const isNeeded = requiresSecondReader(published, draft, types)
  const id = draft?._id
  const revision = draft?._rev

  useEffect(() => pollUntilKnown(() => fetchSecondReaderTypes(client), setTypes), [client])

  useEffect(() => {
    if (isNeeded !== true || id === undefined || revision === undefined) return
    return pollUntilKnown(
      () => fetchLastAuthor(client, id),
      (author) => setKnown({ revision, author }),
    )
  }, [client, isNeeded, id, revision])

  return secondReaderFindings(isNeeded, user?.id, known?.revision === revision ? known?.author : undefined)
}
