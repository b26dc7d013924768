/** From message to new participant of a working group: on its draft, in one step. */
import type { SanityClient } from '@sanity/client'
import { Button, Card, Checkbox, Flex, Heading, Select, Stack, Text, TextInput } from '@sanity/ui'
import type { Message } from '@vlaardingen/content-schemas'
import { useId, useState } from 'react'
import { IntentLink } from 'sanity/router'
import { addParticipant, likelyParty } from './operations.ts'
import type { InboxData } from './use-inbox.ts'

interface Props {
  readonly message: Message
  readonly data: InboxData
  readonly client: SanityClient
  readonly by: string
}

export function ParticipantForm({ message, data, client, by }: Props) {
  const id = useId()
  const { groups, parties } = data
  const [groupId, setGroup] = useState(message.group?._ref ?? groups[0]?._id ?? '')
  const [party, setParty] = useState(likelyParty(message, parties)?._id ?? '')
  const [role, setRole] = useState('Doet mee')
  const [consent, setConsent] = useState(message.nameConsent)
  const [outcome, setOutcome] = useState<'done' | 'failed'>()
  const group = groups.find(({ _id }) => _id === groupId)

  async function add(): Promise<void> {
    if (!group) return
    try {
      await addParticipant(client, message, { group, party, role: role.trim(), consent }, by)
      setOutcome('done')
    } catch {
      setOutcome('failed')
    }
  }

  if (groups.length === 0 || parties.length === 0) return null
  return (
    <Card padding={4} radius={2} border data-testid="participant">
      <Stack gap={4}>
        <Heading as="h3" size={1}>
          Laat meedoen met een werkgroep
        </Heading>
        <Flex gap={3} wrap="wrap">
          <Select
            aria-label="Werkgroep"
            value={groupId}
            onChange={({ currentTarget }) => setGroup(currentTarget.value)}
          >
            {groups.map(({ _id, name }) => (
              <option key={_id} value={_id}>
                {name}
              </option>
            ))}
          </Select>
          <Select
            aria-label="Namens"
            value={party}
            onChange={({ currentTarget }) => setParty(currentTarget.value)}
          >
            {parties.map(({ _id, name }) => (
              <option key={_id} value={_id}>
                {name}
              </option>
            ))}
          </Select>
          <TextInput
            aria-label="Rol"
            value={role}
            onChange={({ currentTarget }) => setRole(currentTarget.value)}
          />
        </Flex>
        <Flex gap={3} align="center">
          <Checkbox
            id={id}
            checked={consent}
            onChange={({ currentTarget }) => setConsent(currentTarget.checked)}
          />
          <Text size={1}>
            <label htmlFor={id}>
              {message.name} vindt het goed dat de naam op de site staat
              {message.nameConsent ? ' (zelf aangekruist)' : ''}
            </label>
          </Text>
        </Flex>
        <Flex gap={3} align="center" wrap="wrap">
          <Button
            mode="ghost"
            text="Voeg toe aan de werkgroep"
            disabled={role.trim() === '' || outcome === 'done'}
            onClick={() => void add()}
          />
          {outcome === 'done' && (
            <Text size={1}>
              Staat in het concept. Publiceer de werkgroep:{' '}
              <IntentLink intent="edit" params={{ id: groupId, type: 'workingGroup' }}>
                {group?.name}
              </IntentLink>
            </Text>
          )}
          {outcome === 'failed' && <Text size={1}>Dat is niet gelukt. Probeer het opnieuw.</Text>}
        </Flex>
      </Stack>
    </Card>
  )
}
