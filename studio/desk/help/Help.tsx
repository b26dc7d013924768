/** Help beside each document: what this type is for, where it shows, and how the work goes. */
import { Box, Card, Heading, Stack, Text } from '@sanity/ui'
import { documentRegistry, documentSchemas, isDocumentType } from '@programme/content-schemas'
import type { DocumentInspectorProps } from 'sanity'
import { DocumentInspectorHeader } from 'sanity/structure'

const ALWAYS = [
  'Alles wat u typt is meteen bewaard als concept. Bezoekers zien het pas na Publiceren.',
  'Onder het formulier staat wat nog moet, en wat beter kan. Klik op een punt om naar het veld te gaan.',
  'Ging er iets mis? Kies de drie puntjes naast Publiceren, en dan „Laatste publicatie terugdraaien”.',
]

export function Help({ documentType, onClose }: DocumentInspectorProps) {
  const studio = isDocumentType(documentType)
    ? documentRegistry.get(documentSchemas[documentType])
    : undefined
  return (
    <Stack data-testid="help">
      <DocumentInspectorHeader
        as="header"
        closeButtonLabel="Hulp sluiten"
        flex="none"
        onClose={onClose}
        title="Hulp"
      />
      <Box padding={4}>
        <Stack gap={5}>
          <Part title={studio?.title ?? 'Document'} sentences={studio?.help ?? []} />
          <Card borderTop />
          <Part title="Zo werkt het" sentences={ALWAYS} />
        </Stack>
      </Box>
    </Stack>
  )
}

function Part({ title, sentences }: { readonly title: string; readonly sentences: readonly string[] }) {
  return (
    <Stack gap={4}>
      <Heading as="h2" size={1}>
        {title}
      </Heading>
      {sentences.map((sentence) => (
        <Text key={sentence} size={1}>
          {sentence}
        </Text>
      ))}
    </Stack>
  )
}
