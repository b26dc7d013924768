/** How a text comes on the site, from looking for it to taking it back. */
import { Card, Stack, Text } from '@sanity/ui'

const STEPS = [
  [
    'Zoeken of kiezen',
    'Kies links een onderwerp, of zoek met het vergrootglas bovenaan op een woord uit de tekst.',
  ],
  [
    'Schrijven',
    'U hoeft niets op te slaan: alles wat u typt wordt een concept. Bezoekers zien het nog niet.',
  ],
  ['Nakijken', 'Staat er een rode of gele melding bij een veld? Lees haar: er staat bij wat u kunt doen.'],
  ['Publiceren', 'Kies onderaan Publiceren. Boven het formulier leest u daarna sinds wanneer het live is.'],
  [
    'Terugdraaien',
    'Ging er iets mis? Kies naast Publiceren de drie puntjes en dan „Laatste publicatie terugdraaien”.',
  ],
] as const

export function FirstSteps() {
  return (
    <Card padding={4} radius={2} border tone="transparent">
      <details>
        <summary style={{ cursor: 'pointer' }}>
          <Text as="span" size={1} weight="medium" style={{ display: 'inline-block' }}>
            Zo werkt het, in vijf stappen
          </Text>
        </summary>
        <Stack as="ol" gap={3} marginTop={4} paddingLeft={4}>
          {STEPS.map(([title, text]) => (
            <Text as="li" size={1} key={title}>
              <strong>{title}.</strong> {text}
            </Text>
          ))}
        </Stack>
      </details>
    </Card>
  )
}
