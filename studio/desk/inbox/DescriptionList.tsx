/** What is known of a message: names and values under each other; what can be called or mailed is a link. */
import { Flex, Stack, Text } from '@sanity/ui'

export interface DescriptionItem {
  readonly label: string
  readonly value: string | undefined
  readonly href?: string
}

export function DescriptionList({ items }: { readonly items: readonly DescriptionItem[] }) {
  return (
    <Stack as="dl" gap={3} style={{ margin: 0 }}>
      {items.map(({ label, value, href }) =>
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
