/** A person asks what is kept of them, or wants it gone: export and purge, each in one step. */
import type { SanityClient } from '@sanity/client'
import { Button, Card, Flex, Heading, Stack, Text, TextInput } from '@sanity/ui'
import { useState, type SyntheticEvent } from 'react'
import { purgePerson, findPerson, type PersonData as Found } from './person-data.ts'

export function PersonData({ client }: { readonly client: SanityClient }) {
  const [wanted, setWanted] = useState('')
  const [found, setFound] = useState<Found>()
  const [said, setSaid] = useState<string>()

  const run = (work: () => Promise<void>): void => {
    setSaid(undefined)
    work().catch((error: unknown) => setSaid(`Dat is niet gelukt. Probeer het opnieuw. (${String(error)})`))
  }
  const search = (event: SyntheticEvent): void => {
    event.preventDefault()
    run(async () => setFound(await findPerson(client, wanted)))
  }
  const purgeAll = (all: Found): void =>
    run(async () => {
      await purgePerson(client, all)
      setFound(undefined)
      setSaid(
        all.mentions.length === 0
          ? 'Alles van deze persoon is gewist. In reservekopieën staat het nog hoogstens 14 dagen.'
          : 'Alles van deze persoon is gewist, en de naam is van de site. In reservekopieën staat het nog hoogstens 14 dagen. Eerdere versies van de werkgroep houden de naam tot ook die verdwijnen.',
      )
    })

  return (
    <Stack gap={5} data-testid="person-data">
      <Heading as="h2">Gegevens van één persoon</Heading>
      <Text muted>
        Vraagt iemand wat u bewaart, of wil iemand dat het weg is? Zoek op het e-mailadres of het
        telefoonnummer. Staat de naam bij een werkgroep, dan kunt u ook op de naam zoeken.
      </Text>
      <form onSubmit={search}>
        <Flex gap={2}>
          <TextInput
            aria-label="E-mailadres, telefoonnummer of naam"
            value={wanted}
            onChange={({ currentTarget }) => setWanted(currentTarget.value)}
          />
          <Button type="submit" text="Zoek" disabled={wanted.trim() === ''} />
        </Flex>
      </form>
      {said === undefined ? null : (
        <Text role="status" size={1}>
          {said}
        </Text>
      )}
      {found && (
        <Card padding={4} radius={2} border>
          <Stack gap={4}>
            <Text>
              Berichten: {found.messages.length}. Naam bij werkgroepen:{' '}
              {found.mentions.length === 0
                ? 'nergens'
                : [...new Set(found.mentions.map(({ group }) => group))].join(', ')}
              .
            </Text>
            {found.messages.length + found.mentions.length > 0 && (
              <Flex gap={2} wrap="wrap">
                <Button mode="ghost" text="Exporteer alles" onClick={() => download(found)} />
                <Button mode="ghost" tone="critical" text="Wis alles" onClick={() => purgeAll(found)} />
              </Flex>
            )}
          </Stack>
        </Card>
      )}
    </Stack>
  )
}

function download(found: Found): void {
  const blob = new Blob([JSON.stringify(found, null, 2)], { type: 'application/json' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = 'gegevens-van-een-persoon.json'
  link.click()
  URL.revokeObjectURL(link.href)
}
