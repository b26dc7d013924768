/** Waits for a pause in typing, so that a dialog takes no key that was meant for a field. */
import { useEffect, useState } from 'react'

/** Milliseconds without a key after which nobody is in the middle of a word. */
const DEBOUNCE = 1_000

/** @param isAwaited begins to wait @returns true from the first pause on, until nobody waits any more */
export function useTypingPause(isAwaited: boolean): boolean {
  const [isPaused, setPaused] = useState(false)
  useEffect(() => {
    if (!isAwaited) return undefined
    let timer = setTimeout(() => setPaused(true), DEBOUNCE)
    const restart = (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => setPaused(true), DEBOUNCE)
    }
    window.addEventListener('keydown', restart, { capture: true })
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', restart, { capture: true })
      setPaused(false)
    }
  }, [isAwaited])
  return isPaused
}
