/** Work on the store with a failure to show: one attempt at a time, and said in Dutch where it did not succeed. */
import { useState } from 'react'

export interface Work {
  readonly busy: boolean
  readonly failure: string | undefined
  readonly run: (work: () => Promise<void>) => void
}

export function useWork(): Work {
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
