/** Whether the list beside Publish is unfolded; Publish unfolds it where something stands in the way. */
import { useSyncExternalStore } from 'react'

let openId: string | undefined
/** Rises with each time that Publish was pressed in vain, so that the list can take the focus. */
let asked = 0
const listeners = new Set<() => void>()

function tell(): void {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function openGate(id: string): void {
  openId = id
  asked += 1
  tell()
}

export function toggleGate(id: string): void {
  openId = openId === id ? undefined : id
  tell()
}

export function useGateOpen(id: string): { readonly isOpen: boolean; readonly asked: number } {
  const open = useSyncExternalStore(subscribe, () => openId)
  const times = useSyncExternalStore(subscribe, () => asked)
  return { isOpen: open === id, asked: times }
}
