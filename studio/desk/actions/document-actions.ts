/** The actions of a document, as an editor finds them below the form. */
import type { DocumentActionComponent, DocumentActionsContext } from 'sanity'
import { ShareDraftAction } from '../preview/share-action.tsx'
import { singletons } from '../singletons.ts'
import { publishAction } from './publish-action.tsx'
import { scheduleAction } from './schedule-action.tsx'
import { DeleteAction, UnpublishAction } from './remove-actions.tsx'
import { UndoPublishAction } from './undo-publish-action.tsx'

/** One component per original, because a new one would lose its state. */
const publishActions = new WeakMap<DocumentActionComponent, DocumentActionComponent>()

const REPLACED = new Set(['publish', 'delete', 'unpublish'])

export function documentActions(
  actions: readonly DocumentActionComponent[],
  { schemaType, versionType }: Pick<DocumentActionsContext, 'schemaType' | 'versionType'>,
): DocumentActionComponent[] {
  const single = singletons.has(schemaType)
  // A version is published with its release, and what is done to the live page is no part of it.
  const isVersion = versionType === 'version' || versionType === 'scheduled-draft'
  const publish = actions
    .filter(({ action }) => action === 'publish')
    .map((action) => (isVersion ? action : checkedPublish(action)))
  const rest = actions
    .filter(({ action = '' }) => !REPLACED.has(action) && !(single && action === 'duplicate'))
    .map((action) => (action.action === 'schedule' ? scheduled(action) : action))
  if (isVersion) return [...publish, ...rest]
  return [
    ...publish,
    ...rest,
    ShareDraftAction,
    UndoPublishAction,
    ...(single ? [] : [UnpublishAction, DeleteAction]),
  ]
}

/** What nobody publishes alone cannot be left to the clock either. */
function scheduled(original: DocumentActionComponent): DocumentActionComponent {
  const known = publishActions.get(original) ?? scheduleAction(original)
  publishActions.set(original, known)
  return known
}

function checkedPublish(original: DocumentActionComponent): DocumentActionComponent {
  const known = publishActions.get(original) ?? publishAction(original)
  publishActions.set(original, known)
  return known
}
