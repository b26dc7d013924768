/** A person asks what is kept of them, or wants it gone: export, and purge after it was said what will go. */
import type { SanityClient } from '@sanity/client'
import { Button, Card, Checkbox, Flex, Heading, Stack, Text, TextInput } from '@sanity/ui'
import { useState, type SyntheticEvent } from 'react'
import { ErrorMessage } from '../ErrorMessage.tsx'
import { momentInDutch } from '../dates.ts'
import { useAsyncTask } from '../use-async-task.ts'
import { purgePerson, findPerson, type Mention, type PersonData as Found } from './person-data.ts'

export function PersonData({ client }: { readonly client: SanityClient }) {
  const [wanted, setWanted] = useState('')
  const [found, setFound] = useState<Found>()
  /** The names that are of this person: somebody else may have the same name. */
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asked, setAsked] = useState(false)
  const [said, setSaid] = useState<string>()
  const { busy, failure, run } = useAsyncTask()

  const search = (event: SyntheticEvent): void => {
    event.preventDefault()
    setSaid(undefined)
    setAsked(false)
    run(async () => {
      setFound(await findPerson(client, wanted))
      setChosen(new Set())
    })
  }
  const purgeAll = (all: Found): void =>
    run(async () => {
      await purgePerson(client, all)
      setFound(undefined)
      setAsked(false)
      setSaid(
        all.mentions.length === 0
          ? 'Deze gegevens zijn gewist. In reservekopieën staan ze nog hoogstens 14 dagen.'
          : 'Deze gegevens zijn gewist, en de naam is van de site. In reservekopieën staat het nog hoogstens 14 dagen. Eerdere versies van de werkgroep houden de naam tot ook die verdwijnen.',
      )
    })
  const mine = found && { ...found, mentions: found.mentions.filter((one) => chosen.has(keyOf(one))) }

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
          <Button type="submit" text="Zoek" disabled={busy || wanted.trim() === ''} />
        </Flex>
      </form>
      {said === undefined ? null : (
        <Text role="status" size={1}>
          {said}
        </Text>
      )}
      <ErrorMessage text={failure} />
      {found && mine && (
        <Card padding={4} radius={2} border>
          <Stack gap={4}>
            <Text>
              {found.messages.length === 0 ? 'Er zijn geen berichten van deze persoon.' : 'Berichten:'}
            </Text>
            <Titles
              titles={found.messages.map(
                (one) =>
                  `${momentInDutch(one.receivedAt, { dateStyle: 'long' })}, ${one.name}: ${one.subject}`,
              )}
            />
            <Mentions mentions={found.mentions} chosen={chosen} onChoose={setChosen} />
            {found.messages.length + found.mentions.length > 0 && !asked && (
              <Flex gap={2} wrap="wrap">
                <Button mode="ghost" text="Exporteer alles" onClick={() => download(mine)} />
                <Button
                  mode="ghost"
                  tone="critical"
                  text="Wis alles"
                  disabled={mine.messages.length + mine.mentions.length === 0}
                  onClick={() => setAsked(true)}
                />
              </Flex>
            )}
            {asked && (
              <Card tone="critical" padding={4} radius={2} border role="alert" data-testid="sure">
                <Stack gap={4}>
                  <Text size={1} weight="medium">
                    {sentenceOf(mine)} Dit kan niet terug.
                  </Text>
                  <Flex gap={2} wrap="wrap">
                    <Button mode="ghost" text="Annuleren" onClick={() => setAsked(false)} />
                    <Button
                      tone="critical"
                      text="Ja, wis dit voorgoed"
                      disabled={busy}
                      onClick={() => purgeAll(mine)}
                    />
                  </Flex>
                </Stack>
              </Card>
            )}
          </Stack>
        </Card>
      )}
    </Stack>
  )
}

function Titles({ titles }: { readonly titles: readonly string[] }) {
  if (titles.length === 0) return null
  return (
    <Stack as="ul" gap={3} style={{ margin: 0, paddingLeft: '1.2rem' }}>
      {titles.map((title, index) => (
        <Text as="li" size={1} key={`${title} ${index}`}>
          {title}
        </Text>
      ))}
    </Stack>
  )
}

interface MentionsProps {
  readonly mentions: readonly Mention[]
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (chosen: ReadonlySet<string>) => void
}

/** Names are chosen by hand. */
function Mentions({ mentions, chosen, onChoose }: MentionsProps) {
  if (mentions.length === 0) return <Text>De naam staat bij geen werkgroep.</Text>
  return (
    <Stack gap={3}>
      <Text>
        Deze naam staat bij werkgroepen. Vink aan wat van deze persoon is: een naamgenoot blijft zo staan.
      </Text>
      {mentions.map((mention) => {
        const key = keyOf(mention)
        return (
          <Flex key={key} gap={3} align="center">
            <Checkbox
              id={key}
              checked={chosen.has(key)}
              onChange={({ currentTarget }) =>
                onChoose(
                  new Set(
                    currentTarget.checked ? [...chosen, key] : [...chosen].filter((one) => one !== key),
                  ),
                )
              }
            />
            <Text size={1}>
              <label htmlFor={key}>
                {mention.name}, {mention.role === '' ? '' : `${mention.role} bij `}
                {mention.group}
                {mention.id.startsWith('drafts.') ? ' (concept)' : ''}
              </label>
            </Text>
          </Flex>
        )
      })}
    </Stack>
  )
}

function keyOf({ id, key }: Mention): string {
  return `${id} ${key}`
}

function sentenceOf({ messages, mentions }: Found): string {
  const [count, times] = [messages.length, mentions.length]
  const letters = count === 1 ? '1 bericht' : `${count} berichten`
  const names = `de naam op ${times} ${times === 1 ? 'plek' : 'plekken'} bij werkgroepen`
  if (times === 0) return `U wist ${letters}, met de notities en de geschiedenis.`
  return count === 0
    ? `U wist ${names}.`
    : `U wist ${letters}, met de notities en de geschiedenis, en ${names}.`
}

function download(found: Found): void {
  const blob = new Blob([JSON.stringify(found, null, 2)], { type: 'application/json' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = 'gegevens-van-een-persoon.json'
  link.click()
  URL.revokeObjectURL(link.href)
}
