/** Erases for good, after asking once more. */
import type { SanityClient } from '@sanity/client'
import { Button, Stack } from '@sanity/ui'
import type { Message } from '@programme/content-schemas'
import { useState } from 'react'
import { Failure } from './Failure.tsx'
import { erase } from './operations.ts'
import { useWork } from './use-work.ts'

interface Props {
  readonly client: SanityClient
  readonly messages: readonly Message[]
  readonly text: string
  /** Said by the same button the second time. */
  readonly sure: string
}

export function EraseButton({ client, messages, text, sure }: Props) {
  const [asked, setAsked] = useState(false)
  const { busy, failure, run } = useWork()
  return (
    <Stack gap={2}>
      <Button
        mode={asked ? 'ghost' : 'bleed'}
        tone="critical"
        text={asked ? sure : text}
        disabled={busy}
        onClick={() => (asked ? run(() => erase(client, messages)) : setAsked(true))}
      />
      <Failure text={failure} />
    </Stack>
  )
}
