/** Publishes scheduled releases at their time; those whose time passed while the lake was down, at its start. */
import { randomUUID } from 'node:crypto'
import { contained } from '../../../error-boundary.ts'
import type { Hub } from '../store/hub.ts'
import { without, type StoredDocument } from '../foundation/json.ts'
import type { Store } from '../store/store.ts'
import { publishRelease, putRelease } from './release-actions.ts'
import { RELEASES, releaseDocumentId } from '../foundation/document-id.ts'
import { publishTime } from './release-state.ts'
import type { Transactor } from './transactor.ts'

/** Milliseconds; a machine that slept is not late by more. */
const LONGEST_WAIT = 30_000

export interface Scheduler {
  stop(): void
}

export function startScheduler({
  store,
  hub,
  transact,
  now,
}: {
  store: Store
  hub: Hub
  transact: Transactor['transact']
  now: () => Date
}): Scheduler {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const busy = new Set<string>()

  const look = contained('Lake: looking for scheduled releases', () => {
    clearTimeout(timer)
    if (stopped) return
    const moment = now().getTime()
    let next = LONGEST_WAIT
    try {
      for (const release of scheduled(store)) {
        const at = publishTime(release)?.getTime() ?? Infinity
        if (at <= moment) void carryOut(release)
        else next = Math.min(next, at - moment)
      }
    } finally {
      timer = setTimeout(look, next).unref()
    }
  })

  async function carryOut(release: StoredDocument): Promise<void> {
    if (busy.has(release._id)) return
    busy.add(release._id)
    const name = String(release['name'])
    const run = (work: Parameters<typeof transact>[0]['work']) =>
      transact({
        transactionId: `scheduled-${name}-${randomUUID()}`,
        mutations: [{ actionType: 'sanity.action.release.publish', releaseId: name }],
        dryRun: false,
        kind: 'actionError',
        isPatient: true,
        work,
      })
    try {
      await run((session) => {
        const current = session.get(releaseDocumentId(name))
        if (current?.['state'] !== 'scheduled') return []
        return session.item(0, () => publishRelease(session, current))
      })
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      await run((session) => {
        const current = without(session.get(releaseDocumentId(name)) ?? release, 'publishAt')
        putRelease(session, name, { ...current, state: 'active', error: { message } })
        return []
      }).catch((cause: unknown) =>
        console.error(`The scheduled release "${name}" cannot be published:`, cause),
      )
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

function scheduled(store: Store): StoredDocument[] {
  return store
    .idsWith(RELEASES)
    .flatMap((id) => store.get(id) ?? [])
    .filter((release) => release['state'] === 'scheduled')
}
