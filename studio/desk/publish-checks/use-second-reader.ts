/** Whether this may be published by who sits here, where nobody publishes alone. */
import { useEffect, useState } from 'react'
import { useClient, useCurrentUser, type SanityDocument } from 'sanity'
import { API_VERSION } from '../../api-version.ts'
import type { Finding } from './finding.ts'
import { fetchLastAuthor, fetchSecondReaderTypes } from './second-reader.ts'

/** Without accounts everyone is this one, and nobody can be told apart. */
const EVERYONE = 'local-editor'

/** Milliseconds until the store is asked again: a draft that was begun just now has no author yet. */
const AGAIN = 500

const OWN_CHANGE: Finding = {
  level: 'error',
  field: 'Tweede lezer',
  message: 'U hebt hier het laatst iets veranderd. Vraag een collega om het te lezen en te publiceren.',
  path: ['secondReader'],
}
const NO_ACCOUNTS: Finding = {
  level: 'warning',
  field: 'Tweede lezer',
  message:
    'Laat een collega dit eerst lezen. De Studio kan hier niet zien wie u bent, en houdt u dus niet tegen.',
  path: ['secondReader'],
}
/** While it is not known who wrote last. */
export const AUTHOR_PENDING: Finding = {
  level: 'error',
  field: 'Tweede lezer',
  message: 'Er wordt gekeken wie hier het laatst iets veranderde. Een ogenblik.',
  path: ['secondReader'],
}

export function useSecondReader(
  published: SanityDocument | null,
  draft: SanityDocument | null,
): readonly Finding[] {
  const client = useClient({ apiVersion: API_VERSION })
  const user = useCurrentUser()
  const [types, setTypes] = useState<readonly string[]>([])
  const [known, setKnown] = useState<{ readonly revision: string; readonly author: string }>()
  // Who takes the mark off does not get round it: what is on the site counts too.
  const isMarked = [published, draft].some((version) => version?.['secondReader'] === true)
  const isNeeded = draft !== null && (isMarked || types.includes(draft._type))
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
  if (user?.id === EVERYONE) return [NO_ACCOUNTS]
  if (known?.revision !== revision) return [AUTHOR_PENDING]
  return known?.author === user?.id ? [OWN_CHANGE] : []
}
