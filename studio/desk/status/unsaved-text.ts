/** Rich text that its editor has not passed to the form yet; it does so a moment later, in one go. */
import { useCallback, useEffect, useId } from 'react'
import type { EditorChange } from 'sanity'
import { sharedState, useSharedState, withMember } from '../shared-state.ts'

/** The rich text editors of this tab that hold such text. */
const holding = sharedState<ReadonlySet<string>>(new Set())

function hold(editor: string, holds: boolean): void {
  holding.change((editors) => withMember(editors, editor, holds))
}

/** True while some of what was typed is known to no form, and so to no store. */
export function useHasUnsavedText(): boolean {
  return useSharedState(holding, (editors) => editors.size > 0)
}

/** @returns what follows the changes of one rich text editor */
export function useUnsavedTextTracker(): (change: EditorChange) => void {
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
