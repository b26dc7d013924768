/** Carries out the items of `POST /data/actions`, all or none. */
import { LakeError } from '../foundation/errors.ts'
import { isRecord } from '../foundation/json.ts'
import type { ActionHandler } from './action-fields.ts'
import { documentActions } from './document-actions.ts'
import { publishRelease, releaseActions } from './release-actions.ts'
import { releaseDocumentId } from '../foundation/document-id.ts'
import type { Session } from './session.ts'
import type { TransactionRequest } from './transaction-executor.ts'
import type { CooperativeTask } from '../foundation/cooperative.ts'
import { versionActions } from './version-actions.ts'

const HANDLERS: ReadonlyMap<string, ActionHandler> = new Map(
  Object.entries({ ...documentActions, ...versionActions, ...releaseActions }),
)

export function* applyActions(session: Session, actions: readonly unknown[]): CooperativeTask<void> {
  for (const [index, action] of actions.entries()) {
    yield* session.item(index, () => {
      if (!isRecord(action) || typeof action['actionType'] !== 'string')
        throw new LakeError(400, 'An action has an "actionType".')
      const handler = HANDLERS.get(action['actionType'].replace(/^sanity\.action\./, ''))
      if (!handler)
        throw new LakeError(
          400,
          `The action "${action['actionType']}" is not supported by the embedded lake.`,
        )
      return handler(session, action)
    })
  }
}

/**
 * What planned releases will publish, if these actions plan any.
 * @returns the work that does so at once, for a rehearsal
 */
export function publishedLater(actions: readonly unknown[]): TransactionRequest['work'] | undefined {
  const plans = actions.filter(
    (action) => isRecord(action) && String(action['actionType']).endsWith('release.schedule'),
  )
  if (plans.length === 0) return undefined
  return function* (session) {
    yield* applyActions(session, actions)
    for (const plan of plans) {
      const release = isRecord(plan) ? session.get(releaseDocumentId(String(plan['releaseId']))) : undefined
      if (release) yield* publishRelease(session, release)
    }
  }
}
