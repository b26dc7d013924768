/** Asks before the tab is left while the store does not have all that was typed yet: Sanity sends it a moment later, and has nothing to send it from then. */
import { useEffect } from 'react'

export function useStayUntilSaved(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isUnsaved])
}
