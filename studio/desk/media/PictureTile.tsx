/** One picture in the library, with what is still wanting. */
import { Badge, Card, Flex, Stack, Text } from '@sanity/ui'
import { thumbnail, type Picture } from './picture.ts'

interface Props {
  readonly picture: Picture
  readonly chosen: boolean
  readonly onChoose: () => void
}

export function PictureTile({ picture, chosen, onChoose }: Props) {
  const name = picture.altText || picture.fileName || 'Afbeelding zonder naam'
  return (
    <li>
      <Card
        as="button"
        type="button"
        padding={2}
        radius={2}
        border
        pressed={chosen}
        aria-pressed={chosen}
        onClick={onChoose}
        style={{ width: '100%', cursor: 'pointer', textAlign: 'left' }}
      >
        <Stack gap={3}>
          <img
            src={thumbnail(picture, 400)}
            alt=""
            loading="lazy"
            style={{ width: '100%', aspectRatio: '4 / 3', objectFit: 'cover', display: 'block' }}
          />
          <Text size={1} textOverflow="ellipsis">
            {name}
          </Text>
          <Flex gap={2} wrap="wrap">
            {picture.altText === '' ? <Badge tone="caution">Beschrijving ontbreekt</Badge> : null}
            {picture.uses === 0 ? <Badge>Nergens gebruikt</Badge> : null}
          </Flex>
        </Stack>
      </Card>
    </li>
  )
}
