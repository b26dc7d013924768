/** A live query in a component. */
import type { SanityClient } from '@sanity/client'
import { useEffect, useState } from 'react'
import { useClient } from 'sanity'
import { API_VERSION } from '../transport/api-version.ts'
import { errorInDutch } from './error-in-dutch.ts'
import { followQuery, type LiveQuery } from './live-query.ts'

export interface LiveQueryResult<Data> {
  readonly client: SanityClient
  /** Undefined until it is there. */
  readonly data: Data | undefined
  /** Why it cannot be read. */
  readonly failure: string | undefined
}

/**
 * @param query the same object at each call
 * @param search its only parameter, `$search`
 */
export function useLiveQuery<Data>(query: LiveQuery<Data>, search = ''): LiveQueryResult<Data> {
  const client = useClient({ apiVersion: API_VERSION })
  const [data, setData] = useState<Data>()
  const [failure, setFailure] = useState<string>()

  useEffect(
    () =>
      followQuery(client, query, search, {
        onData(answer) {
          setData(answer)
          setFailure(undefined)
        },
        onError: (error) => setFailure(errorInDutch(error)),
      }),
    [client, query, search],
  )

  return { client, data, failure }
}
