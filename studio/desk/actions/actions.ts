/** The actions of a document, as an editor finds them below the form. */
import type { DocumentActionComponent } from 'sanity'
import { ShareDraftAction } from '../preview/share-action.tsx'
import { singletons } from '../singletons.ts'
import { publishAction } from './publish-action.tsx'
import { DeleteAction, UnpublishAction } from './remove-actions.tsx'
import { UndoPublishAction } from './undo-publish-action.tsx'

/** One component per original, because a new one would lose its state. */
const publishActions = new WeakMap<DocumentActionComponent, DocumentActionComponent>()

const REPLACED = new Set(['publish', 'delete', 'unpublish'])

export function documentActions(
  actions: readonly DocumentActionComponent[],
  schemaType: string,
): DocumentActionComponent[] {
  const single = singletons.has(schemaType)
  const publish = actions.filter(({ action }) => action === 'publish').map(ours)
  const rest = actions.filter(
    ({ action = '' }) => !REPLACED.has(action) && !(single && action === 'duplicate'),
  )
  return [
    ...publish,
    ...rest,
    ShareDraftAction,
    UndoPublishAction,
    ...(single ? [] : [UnpublishAction, DeleteAction]),
  ]
}

function ours(original: DocumentActionComponent): DocumentActionComponent {
  const known = publishActions.get(original) ?? publishAction(original)
  publishActions.set(original, known)
  return known
}
