/** What colleagues tell each other about a message. */
import type { SanityClient } from '@sanity/client'
import { Button, Card, Heading, Stack, Text, TextArea } from '@sanity/ui'
import type { Message } from '@programme/content-schemas'
import { useState } from 'react'
import { addNote } from './operations.ts'

interface Props {
  readonly message: Message
  readonly client: SanityClient
  readonly by: string
}

const moment = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'medium', timeStyle: 'short' })

export function Notes({ message, client, by }: Props) {
  const [text, setText] = useState('')
  const [failed, setFailed] = useState(false)
  const { notes = [] } = message

  async function save(): Promise<void> {
    try {
      await addNote(client, message, text.trim(), by)
      setText('')
      setFailed(false)
    } catch {
      setFailed(true)
    }
  }

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
              {note.by}, {moment.format(new Date(note.at))}
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
      {failed && <Text size={1}>De notitie is niet bewaard. Probeer het opnieuw.</Text>}
      <Button
        mode="ghost"
        text="Bewaar notitie"
        disabled={text.trim() === ''}
        onClick={() => void save()}
        style={{ justifySelf: 'start' }}
      />
    </Stack>
  )
}
