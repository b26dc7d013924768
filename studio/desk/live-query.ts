/** What the store answers to a query, asked again at each change of what it is about. */
import type { SanityClient } from '@sanity/client'

/** Milliseconds. */
const DEBOUNCE = 300
const RETRY_INTERVAL = 5_000

export interface LiveQuery<Data> {
  readonly query: string
  /** GROQ; a change of what this finds has the query asked again. */
  readonly watched: string
  readonly parse: (answer: unknown) => Data
}

interface Listeners<Data> {
  readonly onData: (data: Data) => void
  readonly onError: (error: unknown) => void
}

/** @param search its only parameter, `$search` @returns ends it */
export function followQuery<Data>(
  client: SanityClient,
  { query, watched, parse }: LiveQuery<Data>,
  search: string,
  { onData, onError }: Listeners<Data>,
): () => void {
  let current = true
  let timer: ReturnType<typeof setTimeout> | undefined

  function read(): void {
    client.fetch<unknown>(query, { search }, { perspective: 'raw' }).then(
      (answer) => {
        if (current) onData(parse(answer))
      },
      (error: unknown) => {
        if (!current) return
        onError(error)
        timer = setTimeout(read, RETRY_INTERVAL)
      },
    )
  }

  const subscription = client
    .listen(watched, {}, { includeResult: false, visibility: 'query', events: ['welcome', 'mutation'] })
    .subscribe({
      next({ type }) {
        clearTimeout(timer)
        // Several changes at once are one query.
        if (type === 'welcome') read()
        else timer = setTimeout(read, DEBOUNCE)
      },
      error: onError,
    })
  return () => {
    current = false
    clearTimeout(timer)
    subscription.unsubscribe()
  }
}
