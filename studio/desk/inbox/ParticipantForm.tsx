/** From message to new participant of a working group: on its draft, in one step. */
import type { SanityClient } from '@sanity/client'
import { Button, Card, Checkbox, Flex, Grid, Heading, Select, Stack, Text, TextInput } from '@sanity/ui'
import type { Message } from '@programme/content-schemas'
import { useId, useState, type ReactNode } from 'react'
import { IntentLink } from 'sanity/router'
import { addParticipant, suggestParty } from './operations.ts'
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
  const [party, setParty] = useState(suggestParty(message, parties)?._id ?? '')
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
        <Grid gridTemplateColumns={[1, 1, 3]} gap={3}>
          <Labelled text="Werkgroep" id={`${id}-group`}>
            <Select
              id={`${id}-group`}
              value={groupId}
              onChange={({ currentTarget }) => setGroup(currentTarget.value)}
            >
              {groups.map(({ _id, name }) => (
                <option key={_id} value={_id}>
                  {name}
                </option>
              ))}
            </Select>
          </Labelled>
          <Labelled text="Namens" id={`${id}-party`}>
            <Select
              id={`${id}-party`}
              value={party}
              onChange={({ currentTarget }) => setParty(currentTarget.value)}
            >
              {parties.map(({ _id, name }) => (
                <option key={_id} value={_id}>
                  {name}
                </option>
              ))}
            </Select>
          </Labelled>
          <Labelled text="Rol" id={`${id}-role`}>
            <TextInput
              id={`${id}-role`}
              value={role}
              onChange={({ currentTarget }) => setRole(currentTarget.value)}
            />
          </Labelled>
        </Grid>
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

interface LabelledProps {
  readonly text: string
  /** Of the field. */
  readonly id: string
  readonly children: ReactNode
}

function Labelled({ text, id, children }: LabelledProps) {
  return (
    <Stack gap={2}>
      <Text as="label" htmlFor={id} size={1} weight="medium">
        {text}
      </Text>
      {children}
    </Stack>
  )
}
