/** The messages of one folder: who, about what, when. */
import { Badge, Box, Card, Flex, Stack, Text } from '@sanity/ui'
import type { Message } from '@programme/content-schemas'
import { momentInDutch } from '../dates.ts'
import { isUndelivered } from './message-folders.ts'

interface Props {
  readonly messages: readonly Message[]
  readonly chosen: string | undefined
  readonly empty: string
  readonly onChoose: (id: string) => void
}

const RECEIVED = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const

export function MessageList({ messages, chosen, empty, onChoose }: Props) {
  if (messages.length === 0) return <Text muted>{empty}</Text>
  return (
    <Stack gap={2} as="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {messages.map((message) => (
        <li key={message._id}>
          <Card
            as="button"
            type="button"
            padding={3}
            radius={2}
            tone={message._id === chosen ? 'primary' : 'default'}
            aria-current={message._id === chosen ? 'true' : undefined}
            style={{ width: '100%', textAlign: 'left' }}
            onClick={() => onChoose(message._id)}
          >
            <Stack gap={3}>
              <Flex gap={2} align="center">
                <Box flex={1} style={{ minWidth: 0 }}>
                  <Text weight="semibold" textOverflow="ellipsis">
                    {message.name}
                  </Text>
                </Box>
                {isUndelivered(message) && (
                  <Badge tone="critical" style={{ flex: 'none', whiteSpace: 'nowrap' }}>
                    Niet gemaild
                  </Badge>
                )}
              </Flex>
              <Text size={1} muted textOverflow="ellipsis">
                {message.subject}, {momentInDutch(message.receivedAt, RECEIVED)}
              </Text>
              <Text size={1} textOverflow="ellipsis">
                {message.message}
              </Text>
            </Stack>
          </Card>
        </li>
      ))}
    </Stack>
  )
}
