/** Publishes scheduled releases at their time; those whose time passed while the lake was down, at its start. */
import { randomUUID } from 'node:crypto'
import { logErrors } from '../../../shared/error-boundary.ts'
import { LakeError } from '../foundation/errors.ts'
import type { Hub } from '../store/hub.ts'
import { without, type StoredDocument } from '../foundation/json.ts'
import type { Store } from '../store/store.ts'
import { publishRelease, putRelease } from './release-actions.ts'
import { RELEASES } from '../foundation/document-id.ts'
import { publishTime } from './release-state.ts'
import type { Publications } from './publication.ts'
import type { Session } from './session.ts'
import type { TransactionRequest } from './transaction-executor.ts'
import type { Transactor } from './transactor.ts'

/** Milliseconds; a machine that slept is not late by more. */
const MAX_TIMER = 30_000

export interface Scheduler {
  stop(): void
}

export function startScheduler({
  store,
  hub,
  transact,
  publications,
  now,
}: {
  store: Store
  hub: Hub
  transact: Transactor['transact']
  publications: Publications
  now: () => Date
}): Scheduler {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const busy = new Set<string>()

  const look = logErrors('Lake: looking for scheduled releases', () => {
    clearTimeout(timer)
    if (stopped) return
    const moment = now().getTime()
    let next = MAX_TIMER
    try {
      for (const release of scheduled(store)) {
        const at = publishTime(release)?.getTime() ?? Infinity
        if (at <= moment) publish(release)
        else next = Math.min(next, at - moment)
      }
    } finally {
      timer = setTimeout(look, next).unref()
    }
  })

  /** What fails for a moment, such as on a full disk, is due at the next look as well. */
  const publish = logErrors('Lake: publishing a scheduled release', carryOut)

  async function carryOut(release: StoredDocument): Promise<void> {
    if (busy.has(release._id)) return
    busy.add(release._id)
    const name = String(release['name'])
    /** @param work gets the release where it is still due; whatever became of it meanwhile stays */
    const request = (
      work: (session: Session, due: StoredDocument) => Iterable<undefined>,
    ): TransactionRequest => ({
      transactionId: `scheduled-${name}-${randomUUID()}`,
      mutations: [{ actionType: 'sanity.action.release.publish', releaseId: name }],
      dryRun: false,
      kind: 'actionError',
      isPatient: true,
      work(session) {
        const due = session.get(release._id)
        return due?.['state'] === 'scheduled' && due['publishAt'] === release['publishAt']
          ? work(session, due)
          : []
      },
    })
    try {
      const publish = request((session, due) => session.item(0, () => publishRelease(session, due)))
      await transact(publications.withCheck(publish, undefined))
    } catch (error) {
      if (!isRefusal(error)) throw error
      const failed = request((session, due) => {
        putRelease(session, name, {
          ...without(due, 'publishAt'),
          state: 'active',
          error: { message: error.message },
        })
        return []
      })
      await transact(failed)
    } finally {
      busy.delete(release._id)
    }
  }

  const unsubscribe = hub.subscribe(({ changes }) => {
    if (changes.some(({ id }) => id.startsWith(RELEASES))) look()
  })
  look()
  return {
    stop() {
      stopped = true
      clearTimeout(timer)
      unsubscribe()
    },
  }
}

/** A release that can never be published as it is. */
function isRefusal(error: unknown): error is LakeError {
  return error instanceof LakeError && error.status < 429
}

function scheduled(store: Store): StoredDocument[] {
  return store
    .idsWith(RELEASES)
    .flatMap((id) => store.get(id) ?? [])
    .filter((release) => release['state'] === 'scheduled')
}
