/** A rich text, which tells what it has not handed to the form yet. */
import type { ArrayOfObjectsInputProps } from 'sanity'
import { useUnsavedTextTracker } from './unsaved-text.ts'

export function RichTextInput(props: ArrayOfObjectsInputProps) {
  const onEditorChange = useUnsavedTextTracker()
  return props.renderDefault({ ...props, onEditorChange })
}
