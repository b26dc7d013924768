/** What colleagues tell each other about a message. */
import type { SanityClient } from '@sanity/client'
import { Button, Card, Heading, Stack, Text, TextArea } from '@sanity/ui'
import type { Message } from '@programme/content-schemas'
import { useState } from 'react'
import { ErrorMessage } from '../ErrorMessage.tsx'
import { momentInDutch } from '../dates.ts'
import { addNote } from './operations.ts'
import { useAsyncTask } from '../use-async-task.ts'

interface Props {
  readonly message: Message
  readonly client: SanityClient
  readonly by: string
}

export function Notes({ message, client, by }: Props) {
  const [text, setText] = useState('')
  const { busy, failure, run } = useAsyncTask()
  const { notes = [] } = message
  const save = (): void =>
    run(async () => {
      await addNote(client, message, text.trim(), by)
      setText('')
    })

  return (
    <Stack gap={3}>
      <Heading as="h3" size={1}>
        Notities
      </Heading>
      {notes.map((note) => (
        <Card key={note._key} padding={3} radius={2} tone="transparent">
          <Stack gap={2}>
            <Text size={1} style={{ whiteSpace: 'pre-wrap' }}>
              {note.text}
            </Text>
            <Text size={0} muted>
              {note.by}, {momentInDutch(note.at, { dateStyle: 'medium', timeStyle: 'short' })}
            </Text>
          </Stack>
        </Card>
      ))}
      <TextArea
        aria-label="Nieuwe notitie"
        rows={2}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <ErrorMessage text={failure} />
      <Button
        mode="ghost"
        text="Bewaar notitie"
        disabled={busy || text.trim() === ''}
        onClick={save}
        style={{ justifySelf: 'start' }}
      />
    </Stack>
  )
}
