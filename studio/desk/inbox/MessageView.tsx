/** One message: what was written, what can be done with it, and what was noted. */
import { Badge, Button, Card, Flex, Heading, Stack, Text } from '@sanity/ui'
import { DELIVERY, HANDLING, WHO, type Message } from '@vlaardingen/content-schemas'
import type { SanityClient } from '@sanity/client'
import { useState } from 'react'
import { Notes } from './Notes.tsx'
import { erase, markAnswered, sendAgain, setHandling, take } from './operations.ts'
import { ParticipantForm } from './ParticipantForm.tsx'
import { replyLink } from './reply.ts'
import type { InboxData } from './use-inbox.ts'

interface Props {
  readonly message: Message
  readonly data: InboxData
  readonly client: SanityClient
  /** Who is working. */
  readonly by: string
}

const moment = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'full', timeStyle: 'short' })
const day = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long' })
const DAY = 24 * 60 * 60 * 1_000

export function MessageView({ message, data, client, by }: Props) {
  const [failure, setFailure] = useState<string>()
  const [asked, setAsked] = useState(false)
  const { name, who, email, phone, subject, handling, delivery } = message
  const group = data.groups.find(({ _id }) => _id === message.group?._ref)
  const recipient = data.contacts.find(({ _id }) => _id === message.recipient?._ref)
  const erased = new Date(Date.parse(message.receivedAt) + data.retentionDays * DAY)
  const reply = replyLink(message)

  const run = (operation: () => Promise<void>): void => {
    setFailure(undefined)
    operation().catch((error: unknown) =>
      setFailure(`Dat is niet gelukt. Probeer het opnieuw. (${String(error)})`),
    )
  }
  const facts = [
    ['Afzender is', WHO[who]],
    ['E-mail', email],
    ['Telefoon', phone],
    ['Werkgroep', group?.name],
    ['Naam op de site', message.group ? (message.nameConsent ? 'Mag' : 'Niet gevraagd') : undefined],
    ['Ontvangen', moment.format(new Date(message.receivedAt))],
    ['Voor', recipient?.name],
    ['Gelezen uitleg', `versie ${message.consent.version}`],
    ['Wordt gewist op', day.format(erased)],
  ].filter(([, value]) => value !== undefined)

  return (
    <Stack gap={5} data-testid="message">
      <Stack gap={4}>
        <Flex gap={2} align="center" wrap="wrap">
          <Badge tone={handling === 'new' ? 'primary' : handling === 'done' ? 'positive' : 'caution'}>
            {HANDLING[handling]}
          </Badge>
          <Badge tone={delivery.state === 'failed' ? 'critical' : 'default'}>
            {DELIVERY[delivery.state]}
          </Badge>
          {message.takenBy !== undefined && <Text size={1}>Door {message.takenBy}</Text>}
        </Flex>
        <Heading as="h2" size={3}>
          {name}: {subject}
        </Heading>
      </Stack>
      {delivery.state === 'studio' && (
        <Card tone="caution" padding={3} radius={2}>
          <Text size={1}>
            Dit bericht staat alleen hier: de server is niet ingesteld om te mailen (SMTP_URL en MAIL_FROM).
          </Text>
        </Card>
      )}
      {delivery.reason !== undefined && (
        <Card tone="critical" padding={3} radius={2} role="alert">
          <Flex gap={3} align="center" justify="space-between" wrap="wrap">
            <Text size={1}>
              {delivery.state === 'failed'
                ? 'Niet gemaild.'
                : 'Nog niet gemaild; het wordt opnieuw geprobeerd.'}{' '}
              {delivery.reason}
            </Text>
            <Button text="Opnieuw versturen" onClick={() => run(() => sendAgain(client, message))} />
          </Flex>
        </Card>
      )}
      <Card padding={4} radius={2} border>
        <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{message.message}</Text>
      </Card>
      <Flex gap={2} wrap="wrap">
        {reply !== undefined && (
          <Button
            as="a"
            href={reply}
            tone="primary"
            text="Antwoord per mail"
            onClick={() => run(() => markAnswered(client, message, by))}
          />
        )}
        {handling === 'new' && (
          <Button
            mode="ghost"
            text="Ik neem dit op me"
            onClick={() => run(() => take(client, message, by))}
          />
        )}
        {handling !== 'answered' && handling !== 'done' && (
          <Button
            mode="ghost"
            text="Is beantwoord"
            onClick={() => run(() => markAnswered(client, message, by))}
          />
        )}
        {handling !== 'done' && (
          <Button
            mode="ghost"
            text="Afgehandeld"
            onClick={() => run(() => setHandling(client, message, 'done'))}
          />
        )}
        {(handling !== 'new' || message.suspect) && (
          <Button
            mode="bleed"
            text="Terug naar nieuw"
            onClick={() => run(() => setHandling(client, message, 'new'))}
          />
        )}
        <Button
          mode="bleed"
          tone="critical"
          text={asked ? 'Ja, wis dit bericht voorgoed' : 'Wis dit bericht'}
          onClick={() => (asked ? run(() => erase(client, [message])) : setAsked(true))}
        />
      </Flex>
      {failure === undefined ? null : (
        <Card tone="critical" padding={3} radius={2} role="alert">
          <Text size={1}>{failure}</Text>
        </Card>
      )}
      <Stack as="dl" gap={3} style={{ margin: 0 }}>
        {facts.map(([label, value]) => (
          <Flex key={label} gap={3}>
            <Text as="dt" size={1} weight="semibold" style={{ width: '9rem' }}>
              {label}
            </Text>
            <Text as="dd" size={1} style={{ margin: 0 }}>
              {value}
            </Text>
          </Flex>
        ))}
      </Stack>
      <ParticipantForm message={message} data={data} client={client} by={by} />
      <Notes message={message} client={client} by={by} />
    </Stack>
  )
}
