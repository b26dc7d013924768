/** Rich text that was typed but that its editor has not handed to the form yet: it does so a moment later, in one go. */
import { useCallback, useEffect, useId, useSyncExternalStore } from 'react'
import type { EditorChange } from 'sanity'

/** The rich text editors of this tab that hold such text. */
const holding = new Set<string>()
const listeners = new Set<() => void>()

function hold(editor: string, holds: boolean): void {
  if (holding.has(editor) === holds) return
  if (holds) holding.add(editor)
  else holding.delete(editor)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** True while some of what was typed is known to no form, and so to no store. */
export function useHasUnsentText(): boolean {
  return useSyncExternalStore(subscribe, () => holding.size > 0)
}

/** @returns what follows the changes of one rich text editor */
export function useFollowText(): (change: EditorChange) => void {
  const editor = useId()
  useEffect(() => () => hold(editor, false), [editor])
  return useCallback(
    ({ type }) => {
      if (type === 'patch') hold(editor, true)
      else if (type === 'mutation') hold(editor, false)
    },
    [editor],
  )
}
