/** Publish, once all that was written is stored and checked; with the redirects that go with it. */
import type { DocumentActionComponent } from 'sanity'
import { usePublishChecks } from '../publish-checks/use-publish-checks.ts'
import { usePublish } from './use-publish.ts'

/** @param Original the Studio's own action, for its words and its key; what stands in the way and what is sent is decided here */
export function publishAction(Original: DocumentActionComponent): DocumentActionComponent {
  const Publish: DocumentActionComponent = (props) => {
    const { id, type, draft } = props
    const original = Original(props)
    const { errors } = usePublishChecks(id, type)
    const { phase, start, cancel } = usePublish(props)
    const isBlocked = errors.length > 0

    if (!original || !draft) return original
    return {
      ...original,
      // A button that is out of order does not say why; this one does.
      disabled: phase !== 'idle' || (original.disabled === true && !isBlocked),
      ...(isBlocked ? { title: 'Er moet nog iets gebeuren. Klik om te zien wat.' } : {}),
      onHandle: start,
      dialog: phase === 'asking' && {
        type: 'confirm',
        tone: 'caution',
        message:
          'De opslag antwoordt niet. Uw tekst staat nog in het formulier. Wilt u het nog steeds publiceren? Wij proberen het dan opnieuw.',
        confirmButtonText: 'Opnieuw proberen',
        cancelButtonText: 'Niet publiceren',
        onConfirm: start,
        onCancel: cancel,
      },
    }
  }
  Publish.action = 'publish'
  return Publish
}
