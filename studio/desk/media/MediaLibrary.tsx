/** All pictures to look through, to add to, and one of them to look after; on a narrow screen that one by itself. */
import { Box, Button, Card, Flex, Heading, Stack, Text, useMediaIndex } from '@sanity/ui'
import { useDeferredValue, useRef, useState } from 'react'
import { useRouter } from 'sanity/router'
import { PictureDetails } from './PictureDetails.tsx'
import { useMayWrite } from '../use-may-write.ts'
import { Pictures } from './Pictures.tsx'
import { usePictures } from './use-pictures.ts'

export function MediaLibrary() {
  const { state, navigate } = useRouter()
  const [search, setSearch] = useState('')
  const { client, data: pictures, failure } = usePictures(useDeferredValue(search))
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const files = useRef<HTMLInputElement>(null)
  const narrow = useMediaIndex() < 2
  const mayWrite = useMayWrite()
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
      {narrow && chosen ? null : (
        <Box flex={2} padding={4} overflow="auto">
          <Stack gap={4}>
            <Flex gap={3} align="center" wrap="wrap">
              <Box flex={1}>
                <Heading as="h1" size={2}>
                  Beeldbank
                </Heading>
              </Box>
              {mayWrite ? (
                <Button
                  text={busy ? 'Bezig …' : 'Voeg toe'}
                  disabled={busy}
                  onClick={() => files.current?.click()}
                />
              ) : null}
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
            {problem === undefined ? null : (
              <Card tone="critical" padding={3} radius={2} role="alert">
                <Text size={1}>{problem}</Text>
              </Card>
            )}
            <Pictures
              pictures={pictures}
              failure={failure}
              search={search}
              chosen={chosen}
              onSearch={setSearch}
              onChoose={({ id }) => navigate({ picture: id })}
            />
          </Stack>
        </Box>
      )}
      {chosen ? (
        <Card flex={1} padding={4} {...(narrow ? {} : { borderLeft: true })} overflow="auto">
          <Stack gap={4}>
            {narrow ? (
              <Button
                mode="bleed"
                text="Terug naar de lijst"
                style={{ justifySelf: 'start' }}
                onClick={() => navigate({})}
              />
            ) : null}
            <PictureDetails key={chosen.id} client={client} picture={chosen} onGone={() => navigate({})} />
          </Stack>
        </Card>
      ) : null}
    </Flex>
  )
}
