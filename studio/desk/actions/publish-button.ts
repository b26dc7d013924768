/** The Publish button as the Studio draws it: its words, whether it can be clicked, and its dialog. */
import type { DocumentActionDescription } from 'sanity'
import type { PublishOperation } from './use-publish.ts'

/** @param original the Studio's own button, for its words and its key */
export function publishButton(
  original: DocumentActionDescription,
  { phase, start, cancel }: PublishOperation,
  isBlocked: boolean,
): DocumentActionDescription {
  return {
    ...original,
    // A button that is disabled does not say why; this one does.
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
