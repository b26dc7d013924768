/** What is known of a message: names and values under each other; what can be called or mailed is a link. */
import { Flex, Stack, Text } from '@sanity/ui'

export interface Fact {
  readonly label: string
  readonly value: string | undefined
  readonly href?: string
}

export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <Stack as="dl" gap={3} style={{ margin: 0 }}>
      {facts.map(({ label, value, href }) =>
        value === undefined ? null : (
          <Flex key={label} gap={3}>
            <Text as="dt" size={1} weight="semibold" style={{ width: '8rem', flex: 'none' }}>
              {label}
            </Text>
            <Text as="dd" size={1} style={{ margin: 0, overflowWrap: 'anywhere' }}>
              {href === undefined ? value : <a href={href}>{value}</a>}
            </Text>
          </Flex>
        ),
      )}
    </Stack>
  )
}
