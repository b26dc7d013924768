/** Judges the very version that is about to be published: what the form shows may still be about the one before it. */
import { useCallback } from 'react'
import { useClient, useCurrentUser, useWorkspace, validateDocument, type SanityDocument } from 'sanity'
import { API_VERSION } from '../api-version.ts'

/** @returns true where no rule stands in the way of publishing a document; rejects where the store does not answer */
export function useJudge(): (document: SanityDocument) => Promise<boolean> {
  const workspace = useWorkspace()
  const currentUser = useCurrentUser()
  const client = useClient({ apiVersion: API_VERSION })
  return useCallback(
    async (document) => {
      const markers = await validateDocument({
        document,
        workspace,
        ...(currentUser ? { currentUser } : {}),
        // What is published may lead to what is published only.
        getDocumentExists: ({ id }) =>
          client.fetch<boolean>('defined(*[_id == $id][0]._id)', { id }, { perspective: 'raw' }),
      })
      return markers.every(({ level }) => level !== 'error')
    },
    [workspace, currentUser, client],
  )
}
