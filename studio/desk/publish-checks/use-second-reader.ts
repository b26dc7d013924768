/** Whether the current user may publish a draft, where nobody publishes alone. */
import { useEffect, useState } from 'react'
import { useClient, useCurrentUser, type SanityDocument } from 'sanity'
import { API_VERSION } from '../../api-version.ts'
import type { Finding } from './finding.ts'
import {
  fetchLastAuthor,
  fetchSecondReaderTypes,
  requiresSecondReader,
  secondReaderFindings,
} from './second-reader.ts'

/** Milliseconds until the store is asked again: a draft that was begun just now has no author yet. */
const AGAIN = 500

export function useSecondReader(
  published: SanityDocument | null,
  draft: SanityDocument | null,
): readonly Finding[] {
  const client = useClient({ apiVersion: API_VERSION })
  const user = useCurrentUser()
  const [types, setTypes] = useState<readonly string[]>([])
  const [known, setKnown] = useState<{ readonly revision: string; readonly author: string }>()
  const isNeeded = requiresSecondReader(published, draft, types)
  const id = draft?._id
  const revision = draft?._rev

  useEffect(() => {
    fetchSecondReaderTypes(client).then(setTypes, () => undefined)
  }, [client])

  useEffect(() => {
    if (!isNeeded || id === undefined || revision === undefined) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let ended = false
    async function look(document: string, version: string): Promise<void> {
      const author = await fetchLastAuthor(client, document).catch(() => undefined)
      if (ended) return
      if (author === undefined) timer = setTimeout(() => void look(document, version), AGAIN)
      else setKnown({ revision: version, author })
    }
    void look(id, revision)
    return () => {
      ended = true
      clearTimeout(timer)
    }
  }, [client, isNeeded, id, revision])

  if (!isNeeded) return []
  return secondReaderFindings(user?.id, known?.revision === revision ? known?.author : undefined)
}
