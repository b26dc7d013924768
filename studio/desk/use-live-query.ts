/** What the store answers to a question, asked again at each change of what it is about. */
import type { SanityClient } from '@sanity/client'
import { useEffect, useState } from 'react'
import { useClient } from 'sanity'
import { errorInDutch } from './error-in-dutch.ts'
import { API_VERSION } from '../transport/api-version.ts'

/** Milliseconds. */
const DEBOUNCE = 300
const RETRY_INTERVAL = 5_000

export interface LiveQuery<Data> {
  readonly query: string
  /** GROQ; a change of what this finds has the question asked again. */
  readonly watched: string
  readonly parse: (answer: unknown) => Data
}

export interface LiveQueryResult<Data> {
  readonly client: SanityClient
  /** Undefined until it is there. */
  readonly data: Data | undefined
  /** Why it cannot be read. */
  readonly failure: string | undefined
}

/**
 * @param question the same object at each call
 * @param search its only parameter, `$search`
 */
export function useLiveQuery<Data>(question: LiveQuery<Data>, search = ''): LiveQueryResult<Data> {
  const client = useClient({ apiVersion: API_VERSION })
  const [data, setData] = useState<Data>()
  const [failure, setFailure] = useState<string>()

  useEffect(() => {
    let current = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const { query, watched, parse } = question
    const read = (): void => {
      client.fetch<unknown>(query, { search }, { perspective: 'raw' }).then(
        (answer) => {
          if (!current) return
          setData(parse(answer))
          setFailure(undefined)
        },
        (error: unknown) => {
          if (!current) return
          setFailure(errorInDutch(error))
          timer = setTimeout(read, RETRY_INTERVAL)
        },
      )
    }
    // Several changes at once are one look.
    const soon = ({ type }: { readonly type: string }): void => {
      clearTimeout(timer)
      if (type === 'welcome') read()
      else timer = setTimeout(read, DEBOUNCE)
    }
    const subscription = client
      .listen(watched, {}, { includeResult: false, visibility: 'query', events: ['welcome', 'mutation'] })
      .subscribe({ next: soon, error: (error: unknown) => setFailure(errorInDutch(error)) })
    return () => {
      current = false
      clearTimeout(timer)
      subscription.unsubscribe()
    }
  }, [client, question, search])

  return { client, data, failure }
}
