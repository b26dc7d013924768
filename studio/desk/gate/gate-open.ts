/** Whether the list beside Publish is unfolded; Publish unfolds it where something stands in the way. */
import { sharedState, useSharedState } from '../shared-state.ts'

interface Gate {
  readonly openId?: string
  /** Rises with each time that Publish was pressed in vain, so that the list can take the focus. */
  readonly asked: number
}

const gate = sharedState<Gate>({ asked: 0 })

export function openGate(id: string): void {
  gate.change(({ asked }) => ({ openId: id, asked: asked + 1 }))
}

export function toggleGate(id: string): void {
  gate.change(({ openId, asked }) => (openId === id ? { asked } : { openId: id, asked }))
}

export function useGateOpen(id: string): { readonly isOpen: boolean; readonly asked: number } {
  const { openId, asked } = useSharedState(gate, (value) => value)
  return { isOpen: openId === id, asked }
}
