/** Carries out the items of `POST /data/actions`, all or none. */
import { LakeError } from '../foundation/errors.ts'
import { isRecord } from '../foundation/json.ts'
import type { ActionHandler } from './action-fields.ts'
import { documentActions } from './document-actions.ts'
import { releaseActions } from './release-actions.ts'
import type { Session } from './session.ts'
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
