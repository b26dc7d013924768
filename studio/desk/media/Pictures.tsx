/** All pictures to look through: found by a word, or by what is still wanting. */
import { Box, Card, Flex, Grid, Select, Spinner, Stack, Text, TextInput } from '@sanity/ui'
import { useState } from 'react'
import { PictureTile } from './PictureTile.tsx'
import type { Picture } from './picture.ts'

const SHOWN: Readonly<Record<string, { title: string; has: (picture: Picture) => boolean }>> = {
  all: { title: 'Alle afbeeldingen', has: () => true },
  undescribed: { title: 'Zonder beschrijving', has: ({ altText }) => altText === '' },
  unused: { title: 'Nergens gebruikt', has: ({ uses }) => uses === 0 },
}

interface Props {
  /** Undefined while they are on their way. */
  readonly pictures: readonly Picture[] | undefined
  readonly failure: string | undefined
  readonly search: string
  readonly chosen?: Picture | undefined
  readonly onSearch: (search: string) => void
  readonly onChoose: (picture: Picture) => void
}

export function Pictures({ pictures, failure, search, chosen, onSearch, onChoose }: Props) {
  const [shown, setShown] = useState('all')
  const list = pictures?.filter(SHOWN[shown]?.has ?? (() => true))
  return (
    <Stack gap={4}>
      <Flex gap={3} align="center" wrap="wrap">
        <Box flex={1}>
          <TextInput
            type="search"
            aria-label="Zoek een afbeelding"
            placeholder="Zoek op naam, beschrijving of trefwoord"
            value={search}
            onChange={({ currentTarget }) => onSearch(currentTarget.value)}
          />
        </Box>
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
      </Flex>
      {failure === undefined ? null : (
        <Card tone="critical" padding={3} radius={2} role="alert">
          <Text size={1}>{failure}</Text>
        </Card>
      )}
      {list ? (
        <Grid
          gridTemplateColumns={[2, 2, 3, 4]}
          gap={3}
          as="ul"
          style={{ listStyle: 'none', padding: 0, margin: 0 }}
        >
          {list.map((picture) => (
            <PictureTile
              key={picture.id}
              picture={picture}
              chosen={picture === chosen}
              onChoose={() => onChoose(picture)}
            />
          ))}
        </Grid>
      ) : (
        <Spinner muted />
      )}
      {list?.length === 0 ? <Text muted>Geen afbeeldingen gevonden.</Text> : null}
    </Stack>
  )
}
