/** Runs one asynchronous task at a time, with a Dutch message where it fails. */
import { useCallback, useRef, useState } from 'react'
import { errorInDutch } from './error-in-dutch.ts'

export interface AsyncTask {
  readonly busy: boolean
  readonly failure: string | undefined
  readonly run: (work: () => Promise<void>) => void
}

export function useAsyncTask(): AsyncTask {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  // A second click comes before the button can be seen to be out of order.
  const isRunning = useRef(false)
  const run = useCallback((work: () => Promise<void>): void => {
    if (isRunning.current) return
    isRunning.current = true
    setBusy(true)
    setFailure(undefined)
    work()
      .catch((error: unknown) => setFailure(errorInDutch(error)))
      .finally(() => {
        isRunning.current = false
        setBusy(false)
      })
  }, [])
  return { busy, failure, run }
}
