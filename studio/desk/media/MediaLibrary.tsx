/** All pictures to look through, to add to, and one of them to look after. */
import { Box, Button, Card, Flex, Grid, Heading, Select, Spinner, Stack, Text, TextInput } from '@sanity/ui'
import { useDeferredValue, useRef, useState } from 'react'
import { useRouter } from 'sanity/router'
import { PictureDetails } from './PictureDetails.tsx'
import { PictureTile } from './PictureTile.tsx'
import type { Picture } from './picture.ts'
import { usePictures } from './use-pictures.ts'

const SHOWN: Readonly<Record<string, { title: string; has: (picture: Picture) => boolean }>> = {
  all: { title: 'Alle afbeeldingen', has: () => true },
  undescribed: { title: 'Zonder beschrijving', has: ({ altText }) => altText === '' },
  unused: { title: 'Nergens gebruikt', has: ({ uses }) => uses === 0 },
}

export function MediaLibrary() {
  const { state, navigate } = useRouter()
  const [search, setSearch] = useState('')
  const [shown, setShown] = useState('all')
  const { client, data: pictures, failure } = usePictures(useDeferredValue(search))
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const files = useRef<HTMLInputElement>(null)
  const list = pictures?.filter(SHOWN[shown]?.has ?? (() => true))
  const chosen = pictures?.find(({ id }) => id === state['picture'])

  async function upload(added: readonly File[]): Promise<void> {
    setBusy(true)
    setProblem(undefined)
    for (const file of added) {
      try {
        const { _id } = await client.assets.upload('image', file, { filename: file.name })
        navigate({ picture: _id })
      } catch (error) {
        setProblem(
          `„${file.name}” is niet toegevoegd. Is het een JPG, PNG, WebP, GIF of SVG? (${String(error)})`,
        )
      }
    }
    setBusy(false)
  }

  return (
    <Flex height="fill" data-testid="media-library">
      <Box flex={2} padding={4} overflow="auto">
        <Stack gap={4}>
          <Flex gap={3} align="center" wrap="wrap">
            <Box flex={1}>
              <Heading as="h1" size={2}>
                Beeldbank
              </Heading>
            </Box>
            <TextInput
              type="search"
              aria-label="Zoek een afbeelding"
              placeholder="Zoek op naam, beschrijving of trefwoord"
              value={search}
              onChange={({ currentTarget }) => setSearch(currentTarget.value)}
            />
            <Box>
              <Select
                aria-label="Welke afbeeldingen"
                value={shown}
                onChange={({ currentTarget }) => setShown(currentTarget.value)}
              >
                {Object.entries(SHOWN).map(([name, { title }]) => (
                  <option key={name} value={name}>
                    {title}
                  </option>
                ))}
              </Select>
            </Box>
            <Button
              text={busy ? 'Bezig …' : 'Voeg toe'}
              disabled={busy}
              onClick={() => files.current?.click()}
            />
            <input
              ref={files}
              type="file"
              accept="image/*"
              multiple
              hidden
              data-testid="add-pictures"
              onChange={({ currentTarget }) => {
                void upload([...(currentTarget.files ?? [])])
                currentTarget.value = ''
              }}
            />
          </Flex>
          {[problem, failure].map((said) =>
            said === undefined ? null : (
              <Card key={said} tone="critical" padding={3} radius={2} role="alert">
                <Text size={1}>{said}</Text>
              </Card>
            ),
          )}
          {list ? (
            <Grid
              gridTemplateColumns={[2, 3, 4]}
              gap={3}
              as="ul"
              style={{ listStyle: 'none', padding: 0, margin: 0 }}
            >
              {list.map((picture) => (
                <PictureTile
                  key={picture.id}
                  picture={picture}
                  chosen={picture === chosen}
                  onChoose={() => navigate({ picture: picture.id })}
                />
              ))}
            </Grid>
          ) : (
            <Spinner muted />
          )}
          {list?.length === 0 ? <Text muted>Geen afbeeldingen gevonden.</Text> : null}
        </Stack>
      </Box>
      {chosen ? (
        <Card flex={1} padding={4} borderLeft overflow="auto">
          <PictureDetails key={chosen.id} client={client} picture={chosen} onGone={() => navigate({})} />
        </Card>
      ) : null}
    </Flex>
  )
}
