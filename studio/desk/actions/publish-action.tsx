/** Publish, with the redirect where the address has changed, and with the status asked at once. */
import { useToast } from '@sanity/ui/toast'
import { addressOf } from '@vlaardingen/content-schemas'
import { useEffect, useState } from 'react'
import { useClient, useSyncState, type DocumentActionComponent } from 'sanity'
import { publishedJustNow } from '../status/use-publish-status.ts'
import { API_VERSION } from '../api-version.ts'
import { isMoved, replacePublished } from './publish-moved.ts'

/** @param Original the Studio's own action, which stays in charge of everything but a changed address */
export function publishAction(Original: DocumentActionComponent): DocumentActionComponent {
  const Publish: DocumentActionComponent = (props) => {
    const { id, type, published, draft } = props
    const original = Original(props)
    const client = useClient({ apiVersion: API_VERSION })
    const { isSyncing } = useSyncState(id, type)
    const { push } = useToast()
    const [wanted, setWanted] = useState(false)

    useEffect(() => {
      if (!wanted || isSyncing || !published || !draft) return
      setWanted(false)
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
    }, [wanted, isSyncing, published, draft, client, push])

    if (!original || !isMoved(published, draft)) return original
    return {
      ...original,
      ...(wanted ? { disabled: true } : {}),
      onHandle: () => {
        setWanted(true)
      },
    }
  }
  Publish.action = 'publish'
  return Publish
}
