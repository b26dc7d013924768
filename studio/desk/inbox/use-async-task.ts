/** Runs one asynchronous task at a time, with a Dutch message where it fails. */
import { useState } from 'react'

export interface AsyncTask {
  readonly busy: boolean
  readonly failure: string | undefined
  readonly run: (work: () => Promise<void>) => void
}

export function useAsyncTask(): AsyncTask {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const run = (work: () => Promise<void>): void => {
    setBusy(true)
    setFailure(undefined)
    work()
      .catch((error: unknown) =>
        setFailure(
          `Dat is niet gelukt. Probeer het opnieuw. (${error instanceof Error ? error.message : String(error)})`,
        ),
      )
      .finally(() => setBusy(false))
  }
  return { busy, failure, run }
}
