/** When the published version was written, by the store's clock: the Studio's own copy carries the browser's. */
import { useEffect, useState } from 'react'
import { useClient } from 'sanity'
import { pollUntilKnown } from '../poll-until-known.ts'
import { API_VERSION } from '../../transport/api-version.ts'

/**
 * @param revision of the published version; undefined where there is none
 * @returns ISO 8601; `later` while it is not known yet
 */
export function usePublishedAt(id: string, revision: string | undefined): string | undefined {
  const client = useClient({ apiVersion: API_VERSION })
  const [known, setKnown] = useState<{ readonly revision: string; readonly at: string }>()

  useEffect(() => {
    if (revision === undefined) return
    return pollUntilKnown(
      async () => {
        const at = await client.fetch<unknown>('*[_id == $id][0]._updatedAt', { id }, { perspective: 'raw' })
        return typeof at === 'string' ? at : undefined
      },
      (at) => setKnown({ revision, at }),
    )
  }, [client, id, revision])

  if (revision === undefined) return undefined
  return known?.revision === revision ? known.at : 'later'
}
