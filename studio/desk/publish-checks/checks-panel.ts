/** Whether the list of publish checks is expanded; Publish expands it where errors block publishing. */
import { sharedState, useSharedState } from '../shared-state.ts'

interface ChecksPanel {
  readonly openId?: string
  /** Rises with each attempt to publish that was blocked, so that the list can take the focus. */
  readonly focusRequests: number
}

const panel = sharedState<ChecksPanel>({ focusRequests: 0 })

export function openChecksPanel(id: string): void {
  panel.change(({ focusRequests }) => ({ openId: id, focusRequests: focusRequests + 1 }))
}

export function toggleChecksPanel(id: string): void {
  panel.change(({ openId, focusRequests }) =>
    openId === id ? { focusRequests } : { openId: id, focusRequests },
  )
}

export function useChecksPanel(id: string): { readonly isOpen: boolean; readonly focusRequests: number } {
  const { openId, focusRequests } = useSharedState(panel, (value) => value)
  return { isOpen: openId === id, focusRequests }
}
