/** The folders to choose from: a column of buttons, or one field where the screen is narrow. */
import { Box, Button, Select, Stack } from '@sanity/ui'

interface Folder {
  readonly name: string
  readonly title: string
}

interface Props {
  readonly folders: readonly Folder[]
  readonly chosen: string
  readonly narrow: boolean
  readonly onChoose: (name: string) => void
}

export function MessageFolders({ folders, chosen, narrow, onChoose }: Props) {
  if (narrow) {
    return (
      <Box padding={3}>
        <Select
          aria-label="Berichten"
          fontSize={2}
          value={chosen}
          onChange={({ currentTarget }) => onChoose(currentTarget.value)}
        >
          {folders.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </Select>
      </Box>
    )
  }
  return (
    <Stack gap={1} padding={3} as="nav" aria-label="Berichten">
      {folders.map(({ name, title }) => (
        <Button
          key={name}
          mode="bleed"
          justify="flex-start"
          selected={name === chosen}
          aria-current={name === chosen ? 'page' : undefined}
          text={title}
          onClick={() => onChoose(name)}
        />
      ))}
    </Stack>
  )
}
