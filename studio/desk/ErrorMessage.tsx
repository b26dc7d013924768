/** What went wrong, where it was tried. */
import { Card, Text } from '@sanity/ui'

export function ErrorMessage({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null
  return (
    <Card tone="critical" padding={3} radius={2} role="alert">
      <Text size={1}>{text}</Text>
    </Card>
  )
}
