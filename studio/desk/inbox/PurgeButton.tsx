/** Purges messages, with their history, after asking once more. */
import type { SanityClient } from '@sanity/client'
import { Button, Stack } from '@sanity/ui'
import type { Message } from '@programme/content-schemas'
import { useState } from 'react'
import { ErrorMessage } from '../ErrorMessage.tsx'
import { purgeMessages } from './operations.ts'
import { useAsyncTask } from '../use-async-task.ts'

interface Props {
  readonly client: SanityClient
  readonly messages: readonly Message[]
  readonly text: string
  /** Said by the same button the second time. */
  readonly sure: string
}

export function PurgeButton({ client, messages, text, sure }: Props) {
  const [asked, setAsked] = useState(false)
  const { busy, failure, run } = useAsyncTask()
  return (
    <Stack gap={2}>
      <Button
        mode={asked ? 'ghost' : 'bleed'}
        tone="critical"
        text={asked ? sure : text}
        disabled={busy}
        onClick={() => (asked ? run(() => purgeMessages(client, messages)) : setAsked(true))}
      />
      <ErrorMessage text={failure} />
    </Stack>
  )
}
