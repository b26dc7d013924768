/** What we add to the Studio's inputs: a line of state above a document, help with a picture. */
import { isObjectInputProps, type InputProps, type ObjectInputProps, type SchemaType } from 'sanity'
import { PictureInput } from './media/PictureInput.tsx'
import { InputWithStatus } from './status/DocumentStatus.tsx'

export function FormInput(props: InputProps) {
  return isPicture(props) ? <PictureInput {...props} /> : <InputWithStatus {...props} />
}

function isPicture(props: InputProps): props is ObjectInputProps {
  return isObjectInputProps(props) && isOfImage(props.schemaType)
}

function isOfImage({ name, type }: SchemaType): boolean {
  return name === 'image' || type?.name === 'image'
}
