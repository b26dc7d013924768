/** Shows a draft to someone without the Studio: makes an address that ends by itself, and takes back what was given out. */
import { Button, Card, Flex, Heading, Select, Stack, Text, TextInput } from '@sanity/ui'
import type { DraftLink } from '@programme/content-schemas'
import { useEffect, useState } from 'react'
import { useClient, useCurrentUser } from 'sanity'
import { API_VERSION } from '../../transport/api-version.ts'
import { ErrorMessage } from '../ErrorMessage.tsx'
import { useAsyncTask } from '../use-async-task.ts'
import { momentSince } from '../dates.ts'
import { fetchActiveDraftLinks, createDraftLink, revokeDraftLink } from './draft-links.ts'

const DURATIONS = [
  [1, 'één dag'],
  [7, 'een week'],
  [30, 'een maand'],
] as const

interface Props {
  /** Of the published document. */
  readonly documentId: string
  /** Of the site with its drafts. */
  readonly previewUrl: string
}

export function ShareDialog({ documentId, previewUrl }: Props) {
  const client = useClient({ apiVersion: API_VERSION })
  const by = useCurrentUser()?.name ?? 'Redactie'
  const [links, setLinks] = useState<readonly DraftLink[]>([])
  const [days, setDays] = useState(7)
  const [address, setAddress] = useState<string>()
  const { busy, failure, run } = useAsyncTask()

  useEffect(() => {
    run(async () => setLinks(await fetchActiveDraftLinks(client, documentId)))
  }, [run, client, documentId])

  const change = (work: () => Promise<string | undefined>): void =>
    run(async () => {
      setAddress(await work())
      setLinks(await fetchActiveDraftLinks(client, documentId))
    })

  const make = (): void =>
    change(async () => previewUrl + (await createDraftLink(client, { documentId, days, by })))
  const withdraw = (link: DraftLink): void =>
    change(async () => {
      await revokeDraftLink(client, link)
      return undefined
    })

  return (
    <Stack gap={5} data-testid="share-draft">
      <Text>
        Wie de link heeft, ziet dit concept zonder in te loggen. Andere concepten blijven verborgen. Na de
        einddatum opent de link niets meer.
      </Text>
      {new URL(previewUrl).hostname === 'localhost' ? (
        <Card tone="caution" padding={3} radius={2} border>
          <Text size={1}>De Studio draait alleen op deze computer. De link werkt dus ook alleen hier.</Text>
        </Card>
      ) : null}
      <Flex gap={3} align="center" wrap="wrap">
        <Text size={1}>
          <label htmlFor="share-days">De link werkt</label>
        </Text>
        <Select
          id="share-days"
          value={days}
          onChange={({ currentTarget }) => setDays(Number(currentTarget.value))}
        >
          {DURATIONS.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
        <Button text="Maak een link" disabled={busy} onClick={make} />
      </Flex>
      {address === undefined ? null : <Address address={address} />}
      <ErrorMessage text={failure} />
      <Stack gap={3}>
        <Heading as="h3" size={0}>
          Links die nu werken
        </Heading>
        {links.length === 0 ? <Text size={1}>Er zijn er geen.</Text> : null}
        {links.map((link) => (
          <Flex key={link._id} gap={3} align="center" justify="space-between">
            <Text size={1}>
              Tot {momentSince(link.until, new Date())}, gemaakt door {link.createdBy} op{' '}
              {momentSince(link.createdAt, new Date())}
            </Text>
            <Button
              mode="ghost"
              tone="critical"
              text="Intrekken"
              aria-label={`De link tot ${momentSince(link.until, new Date())} intrekken`}
              disabled={busy}
              onClick={() => withdraw(link)}
            />
          </Flex>
        ))}
      </Stack>
    </Stack>
  )
}

function Address({ address }: { readonly address: string }) {
  const [copied, setCopied] = useState(false)
  const copy = (): void => {
    navigator.clipboard.writeText(address).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <Card tone="positive" padding={3} radius={2} border>
      <Stack gap={3}>
        <Text size={1} role="status">
          {copied
            ? 'Gekopieerd. Plak de link in uw bericht.'
            : 'Kopieer de link nu: hij is later niet meer te zien.'}
        </Text>
        <Flex gap={2}>
          <Card flex={1}>
            <TextInput
              readOnly
              aria-label="Link naar het concept"
              value={address}
              onFocus={({ currentTarget }) => currentTarget.select()}
            />
          </Card>
          <Button text="Kopieer" mode="ghost" onClick={copy} />
        </Flex>
      </Stack>
    </Card>
  )
}
