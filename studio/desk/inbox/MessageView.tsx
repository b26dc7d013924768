/** One message: what was written, what can be done with it, and what was noted. */
import { Badge, Button, Card, Flex, Heading, Stack, Text } from '@sanity/ui'
import { DELIVERY, HANDLING, WHO, type Message } from '@programme/content-schemas'
import type { SanityClient } from '@sanity/client'
import { PurgeButton } from './PurgeButton.tsx'
import { DescriptionList, type DescriptionItem } from './DescriptionList.tsx'
import { ErrorMessage } from '../ErrorMessage.tsx'
import { momentInDutch } from '../dates.ts'
import { Notes } from './Notes.tsx'
import { markAnswered, resendMail, setHandling, take } from './operations.ts'
import { ParticipantForm } from './ParticipantForm.tsx'
import { replyLink } from './reply.ts'
import type { InboxData } from './use-inbox.ts'
import { useAsyncTask } from '../use-async-task.ts'

interface Props {
  readonly message: Message
  readonly data: InboxData
  readonly client: SanityClient
  /** Who is working. */
  readonly by: string
}

const DAY = 24 * 60 * 60 * 1_000

function detailsOf(message: Message, { groups, contacts, retentionDays }: InboxData): DescriptionItem[] {
  const { who, email, phone, receivedAt, group, recipient, nameConsent, consent } = message
  const purgedAt = new Date(Date.parse(receivedAt) + retentionDays * DAY).toISOString()
  const named = group && (nameConsent ? 'Mag' : 'Niet gevraagd')
  return [
    { label: 'Afzender is', value: WHO[who] },
    { label: 'E-mail', value: email, href: `mailto:${email ?? ''}` },
    { label: 'Telefoon', value: phone, href: `tel:${phone ?? ''}` },
    { label: 'Werkgroep', value: groups.find(({ _id }) => _id === group?._ref)?.name },
    { label: 'Naam op de site', value: named },
    { label: 'Ontvangen', value: momentInDutch(receivedAt, { dateStyle: 'full', timeStyle: 'short' }) },
    { label: 'Voor', value: contacts.find(({ _id }) => _id === recipient?._ref)?.name },
    { label: 'Gelezen uitleg', value: `versie ${consent.version}` },
    { label: 'Wordt gewist op', value: momentInDutch(purgedAt, { dateStyle: 'long' }) },
  ]
}

export function MessageView({ message, data, client, by }: Props) {
  const { busy, failure, run } = useAsyncTask()
  const { name, phone, subject, handling, delivery } = message
  const reply = replyLink(message)

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
        <Heading as="h2" size={[2, 2, 3]} style={{ overflowWrap: 'anywhere' }}>
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
            <Button
              text="Opnieuw versturen"
              disabled={busy}
              onClick={() => run(() => resendMail(client, message))}
            />
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
            text="Antwoord per mail"
            onClick={() => run(() => markAnswered(client, message, by))}
          />
        )}
        {phone !== undefined && (
          <Button as="a" href={`tel:${phone}`} mode={reply === undefined ? 'default' : 'ghost'} text="Bel" />
        )}
        {handling === 'new' && (
          <Button
            mode="ghost"
            text="Ik neem dit op me"
            disabled={busy}
            onClick={() => run(() => take(client, message, by))}
          />
        )}
        {handling !== 'answered' && handling !== 'done' && (
          <Button
            mode="ghost"
            text="Is beantwoord"
            disabled={busy}
            onClick={() => run(() => markAnswered(client, message, by))}
          />
        )}
        {handling !== 'done' && (
          <Button
            mode="ghost"
            text="Afgehandeld"
            disabled={busy}
            onClick={() => run(() => setHandling(client, message, 'done'))}
          />
        )}
        {(handling !== 'new' || message.suspect) && (
          <Button
            mode="bleed"
            text="Terug naar nieuw"
            disabled={busy}
            onClick={() => run(() => setHandling(client, message, 'new'))}
          />
        )}
        <PurgeButton
          client={client}
          messages={[message]}
          text="Wis dit bericht"
          sure="Ja, wis dit bericht voorgoed"
        />
      </Flex>
      <ErrorMessage text={failure} />
      <DescriptionList items={detailsOf(message, data)} />
      <ParticipantForm message={message} data={data} client={client} by={by} />
      <Notes message={message} client={client} by={by} />
    </Stack>
  )
}
