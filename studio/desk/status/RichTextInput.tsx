/** A rich text, which tells what it has not handed to the form yet. */
import type { ArrayOfObjectsInputProps } from 'sanity'
import { useFollowText } from './unsent-text.ts'

export function RichTextInput(props: ArrayOfObjectsInputProps) {
  const onEditorChange = useFollowText()
  return props.renderDefault({ ...props, onEditorChange })
}
