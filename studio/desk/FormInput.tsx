/** What we add to the Studio's inputs: a line of state above a document, help with a picture, days and numbers as people write them, care for text on its way. */
import {
  isArrayOfBlocksInputProps,
  isObjectInputProps,
  type InputProps,
  type ObjectInputProps,
  type SchemaType,
} from 'sanity'
import { PictureInput } from './media/PictureInput.tsx'
import { InputWithStatus } from './status/DocumentStatus.tsx'
import { RichTextInput } from './status/RichTextInput.tsx'
import { isTyped, TypedInput } from './typed/TypedInput.tsx'

export function FormInput(props: InputProps) {
  if (isArrayOfBlocksInputProps(props)) return <RichTextInput {...props} />
  if (isTyped(props)) return <TypedInput {...props} />
  return isPicture(props) ? <PictureInput {...props} /> : <InputWithStatus {...props} />
}

function isPicture(props: InputProps): props is ObjectInputProps {
  return isObjectInputProps(props) && isOfImage(props.schemaType)
}

function isOfImage({ name, type }: SchemaType): boolean {
  return name === 'image' || type?.name === 'image'
}
