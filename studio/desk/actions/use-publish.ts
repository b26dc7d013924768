/** Publishing one draft: waits until all of it is stored, has it checked, and sends it with its redirects. Who publishes sees each step and can step back. */
import { useToast } from '@sanity/ui/toast'
import { useCallback, useEffect, useState } from 'react'
import { useClient, useCurrentUser, type SanityDocument } from 'sanity'
import { errorInDutch } from '../error-in-dutch.ts'
import { openChecksPanel } from '../publish-checks/checks-panel.ts'
import { namedUser } from '../publish-checks/second-reader.ts'
import { usePublishChecks } from '../publish-checks/use-publish-checks.ts'
import { useValidation } from '../publish-checks/use-validation.ts'
import { useHasUnsavedText } from '../status/unsaved-text.ts'
import { publishedJustNow } from '../status/use-publish-status.ts'
import { API_VERSION } from '../../transport/api-version.ts'
import { unreadableIn } from '../typed/unreadable.ts'
import { publishDraft } from './publish-draft.ts'
import { endPublishing, startPublishing } from './publishing.ts'

/** Milliseconds after which the editor is asked whether she still wants it. */
const TIMEOUT = 30_000

/** `waiting` for the store to have and check all of it, `sent`, and `asking` where that takes too long. */
type Phase = 'idle' | 'waiting' | 'sent' | 'asking'

export interface PublishOperation {
  readonly phase: Phase
  readonly start: () => void
  readonly cancel: () => void
}

interface Versions {
  readonly id: string
  readonly type: string
  readonly published: SanityDocument | null
  readonly draft: SanityDocument | null
}

export function usePublish({ id, type, published, draft }: Versions): PublishOperation {
  const client = useClient({ apiVersion: API_VERSION })
  const user = namedUser(useCurrentUser()?.id)
  const { isSettled } = usePublishChecks(id, type)
  const isValid = useValidation()
  const { push } = useToast()
  const hasUnsavedText = useHasUnsavedText()
  const [wanted, setWanted] = useState<Phase>('idle')
  /** The draft that was sent. A colleague who goes on writing makes another. */
  const [sent, setSent] = useState<string>()
  const isGone = sent !== undefined && draft?._rev !== sent
  const phase = draft === null || (wanted === 'sent' && isGone) ? 'idle' : wanted
  const cancel = useCallback(() => setWanted('idle'), [])

  // What was wanted of one draft is not wanted of the next.
  if (wanted !== phase) setWanted(phase)

  useEffect(() => {
    if (phase !== 'waiting' || !isSettled || hasUnsavedText || !draft) return
    let isCurrent = true
    let isSent = false

    const isReady = async (next: SanityDocument): Promise<boolean> =>
      unreadableIn(id, next).length === 0 && (await isValid(next))
    const operation = publishDraft(client, { id, published, draft, user }, isReady, () => {
      if (!isCurrent) return false
      isSent = true
      setSent(draft._rev)
      setWanted('sent')
      return true
    })
    operation.then(
      (outcome) => {
        if (outcome.kind === 'published') {
          publishedJustNow()
          if (outcome.moved) push(movedMessage(outcome.moved))
        } else if (outcome.kind === 'refused' && isCurrent) {
          setWanted('idle')
          openChecksPanel(id)
          const description = outcome.problem?.message
          if (description !== undefined) push({ status: 'warning', title: 'Dit moet nog', description })
        }
      },
      (error: unknown) => {
        if (!isCurrent && !isSent) return
        setWanted('idle')
        push({ status: 'error', title: 'Niet gepubliceerd', description: errorInDutch(error) })
      },
    )
    return () => {
      isCurrent = false
    }
  }, [phase, isSettled, hasUnsavedText, id, user, published, draft, client, push, isValid])

  const isBusy = phase === 'waiting' || phase === 'sent'
  useEffect(() => {
    if (!isBusy) return
    const timer = setTimeout(() => setWanted('asking'), TIMEOUT)
    return () => clearTimeout(timer)
  }, [isBusy])
  useEffect(() => {
    if (!isBusy) return
    startPublishing(id, phase === 'waiting' ? cancel : undefined)
    return () => endPublishing(id)
  }, [isBusy, phase, id, cancel])

  return { phase, start: () => setWanted('waiting'), cancel }
}

function movedMessage({ from, to }: { readonly from: string; readonly to: string | undefined }) {
  const description = `${from} verwijst nu door naar ${String(to)}.`
  return { status: 'success', title: 'Gepubliceerd op een nieuw adres', description } as const
}
