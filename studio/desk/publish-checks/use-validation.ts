/** Validates the exact version that is about to be published: the markers in the form may still be about the one before it. */
import { useCallback } from 'react'
import { useClient, useCurrentUser, useWorkspace, validateDocument, type SanityDocument } from 'sanity'
import { API_VERSION } from '../../transport/api-version.ts'

/** @returns a function that is true for a document without errors; rejects where the store does not answer */
export function useValidation(): (document: SanityDocument) => Promise<boolean> {
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
