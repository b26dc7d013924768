/** From message to new participant of a working group: on its draft, in one step. */
import type { SanityClient } from '@sanity/client'
import { Button, Card, Checkbox, Flex, Grid, Heading, Select, Stack, Text, TextInput } from '@sanity/ui'
import type { Message } from '@programme/content-schemas'
import { useId, useState, type ReactNode } from 'react'
import { IntentLink } from 'sanity/router'
import { ErrorMessage } from '../ErrorMessage.tsx'
import { addParticipant, suggestParty } from './operations.ts'
import { useAsyncTask } from '../use-async-task.ts'
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
  const [isAdded, setAdded] = useState(false)
  const { busy, failure, run } = useAsyncTask()
  const group = groups.find(({ _id }) => _id === groupId)
  const add = (): void =>
    run(async () => {
      if (!group) return
      await addParticipant(client, message, { group, party, role: role.trim(), consent }, by)
      setAdded(true)
    })

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
            disabled={busy || role.trim() === '' || isAdded}
            onClick={add}
          />
          {isAdded && (
            <Text size={1}>
              Staat in het concept. Publiceer de werkgroep:{' '}
              <IntentLink intent="edit" params={{ id: groupId, type: 'workingGroup' }}>
                {group?.name}
              </IntentLink>
            </Text>
          )}
          <ErrorMessage text={failure} />
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
