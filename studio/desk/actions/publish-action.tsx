/** Publish, once all that was written is stored and validated; with the redirect where the address has changed. */
import { useToast } from '@sanity/ui/toast'
import { addressOf } from '@programme/content-schemas'
import { useEffect, useState } from 'react'
import {
  useClient,
  useDocumentOperation,
  useDocumentOperationEvent,
  type DocumentActionComponent,
  type SanityDocument,
} from 'sanity'
import { openChecksPanel } from '../publish-checks/checks-panel.ts'
import { usePublishChecks } from '../publish-checks/use-publish-checks.ts'
import { useValidation } from '../publish-checks/use-validation.ts'
import { useHasUnsavedText } from '../status/unsaved-text.ts'
import { publishedJustNow } from '../status/use-publish-status.ts'
import { API_VERSION } from '../../api-version.ts'
import { endPublishing, startPublishing } from './publishing.ts'
import { hasAddressChanged, replacePublished } from './replace-published.ts'

/** Revisions; undefined where there is no such version. */
interface Versions {
  readonly draft: string | undefined
  readonly published: string | undefined
}

/** True once the draft that was sent has gone. A colleague who goes on writing makes another. */
function isPublished(sent: Versions, now: Versions): boolean {
  return now.draft === undefined || (now.published !== sent.published && now.draft !== sent.draft)
}

/** @param Original the Studio's own action, for its words and its key; what stands in the way and what is sent is decided here */
export function publishAction(Original: DocumentActionComponent): DocumentActionComponent {
  const Publish: DocumentActionComponent = (props) => {
    const { id, type, published, draft } = props
    const original = Original(props)
    const client = useClient({ apiVersion: API_VERSION })
    const { errors, isSettled, needsSecondReader } = usePublishChecks(id, type)
    const isValid = useValidation()
    const { publish } = useDocumentOperation(id, type)
    const { push } = useToast()
    const hasUnsavedText = useHasUnsavedText()
    const [wanted, setWanted] = useState(false)
    /** What was there when it was sent; undefined where nothing is on its way. */
    const [sent, setSent] = useState<Versions>()
    const outcome = useDocumentOperationEvent(id, type)
    const isBlocked = errors.length > 0

    useEffect(() => {
      if (!wanted || !isSettled || hasUnsavedText) return
      let current = true

      async function send(next: SanityDocument): Promise<void> {
        const canPublish = (await isValid(next)) && !needsSecondReader
        if (!current) return
        setWanted(false)
        if (!canPublish) {
          openChecksPanel(id)
          return
        }
        const moves = published !== null && hasAddressChanged(published, next)
        if (!moves && publish.disabled !== false) return
        setSent({ draft: next._rev, published: published?._rev })
        if (!moves) {
          publish.execute()
          return
        }
        await replacePublished(client, { published, next, draft: next, keepAsDraft: false })
        publishedJustNow()
        const description = `${String(addressOf(published))} verwijst nu door naar ${String(addressOf(next))}.`
        push({ status: 'success', title: 'Gepubliceerd op een nieuw adres', description })
      }

      if (!draft) setWanted(false)
      else
        send(draft).catch((error: unknown) => {
          setWanted(false)
          setSent(undefined)
          push({
            status: 'error',
            title: 'Niet gepubliceerd',
            description: `Iemand anders heeft dit net veranderd, of de opslag antwoordt niet. Probeer het opnieuw. (${String(error)})`,
          })
        })
      return () => {
        current = false
      }
    }, [
      wanted,
      isSettled,
      hasUnsavedText,
      needsSecondReader,
      id,
      published,
      draft,
      client,
      push,
      publish,
      isValid,
    ])

    useEffect(() => {
      if (outcome?.type === 'error' && outcome.op === 'publish') setSent(undefined)
    }, [outcome])

    const isPublishing =
      wanted || (sent !== undefined && !isPublished(sent, { draft: draft?._rev, published: published?._rev }))
    useEffect(() => {
      if (!isPublishing) return
      startPublishing(id)
      return () => endPublishing(id)
    }, [isPublishing, id])

    if (!original || !draft) return original
    return {
      ...original,
      // A button that is out of order does not say why; this one does.
      disabled: isPublishing || (original.disabled === true && !isBlocked),
      ...(isBlocked ? { title: 'Er moet nog iets gebeuren. Klik om te zien wat.' } : {}),
      onHandle: () => setWanted(true),
    }
  }
  Publish.action = 'publish'
  return Publish
}
