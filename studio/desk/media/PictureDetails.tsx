/** One picture: what it shows, under which words it is found, where it is used; and its end where nothing uses it. */
import type { SanityClient } from '@sanity/client'
import { Button, Card, Flex, Heading, Label, Stack, Text, TextArea, TextInput } from '@sanity/ui'
import { useToast } from '@sanity/ui/toast'
import { useEffect, useState } from 'react'
import { IntentLink } from 'sanity/router'
import { findReferrers, type Referrer } from '../actions/referrers.ts'
import { ErrorMessage } from '../ErrorMessage.tsx'
import { useAsyncTask } from '../use-async-task.ts'
import { useMayWrite } from '../use-may-write.ts'
import { removePicture } from './remove-picture.ts'
import { sizeInWords, thumbnail, type Picture } from './picture.ts'
import { pictureWarnings } from './warnings.ts'

interface Props {
  readonly client: SanityClient
  readonly picture: Picture
  readonly onGone: () => void
}

export function PictureDetails({ client, picture, onGone }: Props) {
  const [altText, setAltText] = useState(picture.altText)
  const [labels, setLabels] = useState(picture.labels.join(', '))
  const [uses, setUses] = useState<readonly Referrer[]>()
  const [said, setSaid] = useState<string>()
  const [asked, setAsked] = useState(false)
  const { busy, failure, run } = useAsyncTask()
  const { failure: unread, run: read } = useAsyncTask()
  const mayWrite = useMayWrite()
  const { push } = useToast()
  const { id } = picture

  // Counted anew by the library where something else begins or ends to use it.
  useEffect(() => {
    read(async () => setUses(await findReferrers(client, id)))
  }, [read, client, id, picture.uses])

  const save = (): void =>
    run(async () => {
      const words = [...new Set(labels.split(',').map((word) => word.trim()))].filter((word) => word !== '')
      await client.patch(id).set({ altText: altText.trim(), labels: words }).commit()
      setSaid('Bewaard.')
    })
  const remove = (): void =>
    run(async () => {
      const restore = await removePicture(client, picture)
      push({
        id: `removed-${id}`,
        status: 'success',
        title: 'De afbeelding is verwijderd',
        duration: UNDO_TIME,
        description: <UndoButton restore={restore} />,
      })
      onGone()
    })

  return (
    <Stack gap={5} data-testid="picture-details">
      <img src={thumbnail(picture, 800)} alt={picture.altText} style={{ maxWidth: '100%' }} />
      <Stack gap={3}>
        <Heading as="h2" size={1}>
          {picture.fileName || 'Afbeelding zonder naam'}
        </Heading>
        <Text size={1} muted>
          {sizeInWords(picture)}
        </Text>
      </Stack>
      {pictureWarnings(picture).map((warning) => (
        <Card key={warning} tone="caution" padding={3} radius={2} border>
          <Text size={1}>{warning}</Text>
        </Card>
      ))}
      <Stack gap={3}>
        <Label as="label" htmlFor="picture-alt">
          Wat is er te zien?
        </Label>
        <TextArea
          id="picture-alt"
          rows={3}
          value={altText}
          onChange={({ currentTarget }) => setAltText(currentTarget.value)}
        />
        <Text size={1} muted>
          Voor wie de afbeelding niet ziet. Deze tekst staat er voortaan al als u de afbeelding kiest.
        </Text>
      </Stack>
      <Stack gap={3}>
        <Label as="label" htmlFor="picture-labels">
          Trefwoorden
        </Label>
        <TextInput
          id="picture-labels"
          placeholder="markt, zomer"
          value={labels}
          onChange={({ currentTarget }) => setLabels(currentTarget.value)}
        />
      </Stack>
      <Flex gap={3} align="center">
        {mayWrite ? <Button text="Bewaar" disabled={busy} onClick={save} /> : null}
        <Text size={1} role="status">
          {said ?? ''}
        </Text>
      </Flex>
      <ErrorMessage text={failure ?? unread} />
      <Uses uses={uses} />
      {uses?.length === 0 && mayWrite && !asked ? (
        <Button
          text="Verwijder deze afbeelding"
          mode="ghost"
          tone="critical"
          onClick={() => setAsked(true)}
        />
      ) : null}
      {asked ? (
        <Card tone="critical" padding={4} radius={2} border role="alert">
          <Stack gap={4}>
            <Text size={1}>
              „{picture.fileName || 'Deze afbeelding'}” gaat uit de Beeldbank, met de beschrijving en de
              trefwoorden.
            </Text>
            <Flex gap={2} wrap="wrap">
              <Button mode="ghost" text="Annuleren" onClick={() => setAsked(false)} />
              <Button tone="critical" text="Ja, verwijder" disabled={busy} onClick={remove} />
            </Flex>
          </Stack>
        </Card>
      ) : null}
    </Stack>
  )
}

/** Milliseconds that a removal can be undone. */
const UNDO_TIME = 60_000

function UndoButton({ restore }: { readonly restore: () => Promise<void> }) {
  const { busy, failure, run } = useAsyncTask()
  const [isBack, setBack] = useState(false)
  const undo = (): void =>
    run(async () => {
      await restore()
      setBack(true)
    })
  return (
    <Stack gap={3}>
      {isBack ? (
        <Text size={1}>De afbeelding staat weer in de Beeldbank.</Text>
      ) : (
        <Button mode="ghost" text="Ongedaan maken" disabled={busy} onClick={undo} />
      )}
      <ErrorMessage text={failure} />
    </Stack>
  )
}

function Uses({ uses }: { readonly uses: readonly Referrer[] | undefined }) {
  if (!uses) return null
  return (
    <Stack gap={3}>
      <Heading as="h3" size={0}>
        Hier wordt de afbeelding gebruikt
      </Heading>
      {uses.length === 0 ? <Text size={1}>Nergens. U kunt haar verwijderen.</Text> : null}
      {uses.map(({ id, type, kind, title }) => (
        <Text key={id} size={1}>
          <IntentLink intent="edit" params={{ id: id.replace(/^drafts\./, ''), type }}>
            {title}
          </IntentLink>{' '}
          ({kind}
          {id.startsWith('drafts.') ? ', concept' : ''})
        </Text>
      ))}
    </Stack>
  )
}
