/** Publish, once all that was written is stored and judged; with the redirect where the address has changed. */
import { useToast } from '@sanity/ui/toast'
import { addressOf } from '@vlaardingen/content-schemas'
import { useEffect, useState } from 'react'
import { useClient, type DocumentActionComponent } from 'sanity'
import { openGate } from '../gate/gate-open.ts'
import { useGate } from '../gate/use-gate.ts'
import { publishedJustNow } from '../status/use-publish-status.ts'
import { API_VERSION } from '../api-version.ts'
import { isMoved, replacePublished } from './publish-moved.ts'

/** @param Original the Studio's own action, which stays in charge of everything but what stands in the way and a changed address */
export function publishAction(Original: DocumentActionComponent): DocumentActionComponent {
  const Publish: DocumentActionComponent = (props) => {
    const { id, type, published, draft } = props
    const original = Original(props)
    const client = useClient({ apiVersion: API_VERSION })
    const { must, isSettled } = useGate(id, type)
    const { push } = useToast()
    const [wanted, setWanted] = useState(false)
    const isBlocked = must.length > 0
    const moves = isMoved(published, draft)
    const publishNow = original?.onHandle

    useEffect(() => {
      if (!wanted || !isSettled) return
      setWanted(false)
      if (isBlocked) openGate(id)
      else if (!draft) return
      else if (!moves || !published) publishNow?.()
      else
        replacePublished(client, { published, next: draft, draft, keepAsDraft: false }).then(
          () => {
            publishedJustNow()
            const description = `${String(addressOf(published))} verwijst nu door naar ${String(addressOf(draft))}.`
            push({ status: 'success', title: 'Gepubliceerd op een nieuw adres', description })
          },
          (error: unknown) =>
            push({
              status: 'error',
              title: 'Niet gepubliceerd',
              description: `Iemand anders heeft dit net veranderd, of de opslag antwoordt niet. Probeer het opnieuw. (${String(error)})`,
            }),
        )
    }, [wanted, isSettled, isBlocked, moves, id, published, draft, client, push, publishNow])

    if (!original || !draft) return original
    return {
      ...original,
      // A button that is out of order does not say why; this one does.
      disabled: wanted || (original.disabled === true && !isBlocked),
      ...(isBlocked ? { title: 'Er moet nog iets gebeuren. Klik om te zien wat.' } : {}),
      onHandle: () => setWanted(true),
    }
  }
  Publish.action = 'publish'
  return Publish
}
