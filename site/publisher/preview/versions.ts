/** Every version of every document, drafts too, as the store has them now. */
import type { SanityClient } from '@sanity/client'
import { isRecord } from '../../../shared/is-record.ts'
import { atStore, loadEverything } from '../../content/load.ts'

export interface Versions {
  readonly get: (id: string) => unknown
  readonly ids: () => Iterable<string>
  readonly stop: () => void
}

/** What visitors wrote and what belongs to a release stays out of the preview. */
const OUTSIDE = ['_.', 'versions.', 'messages.']
const FOLLOWED = `*[${OUTSIDE.map((start) => `!(_id in path("${start}**"))`).join(' && ')}]`
/** Milliseconds before a store that is out of reach is asked again. */
const WAIT = 1_000

/**
 * Resolves once all are there.
 * @param tell gets the ids of what has changed since
 * @throws where the store does not answer the first time
 */
export async function followVersions(
  client: SanityClient,
  tell: (ids: readonly string[]) => void,
): Promise<Versions> {
  let byId = new Map<string, unknown>()
  /** What changes while everything is being read, in order. */
  let meanwhile: (() => void)[] | undefined
  let subscription: { unsubscribe(): void } | undefined
  let timer: NodeJS.Timeout | undefined
  let started = false

  function put(id: string, document: unknown): void {
    if (isRecord(document)) byId.set(id, atStore(client, document))
    else byId.delete(id)
  }

  async function readAll(): Promise<void> {
    const changes: (() => void)[] = (meanwhile = [])
    const found = await loadEverything(client)
    // Another gap has come, and with it another reading.
    if (meanwhile !== changes) return
    const before = byId
    byId = new Map()
    for (const document of found) {
      const id = isRecord(document) ? String(document['_id']) : ''
      if (!OUTSIDE.some((start) => id.startsWith(start))) put(id, document)
    }
    for (const change of changes) change()
    meanwhile = undefined
    if (started) tell([...new Set([...before.keys(), ...byId.keys()])])
    started = true
  }

  /** After every gap the store says welcome, and everything is read. */
  function connect(ready: () => void, lost: (error: unknown) => void): void {
    subscription = client
      .listen(
        FOLLOWED,
        {},
        {
          includeResult: true,
          includeMutations: false,
          includeAllVersions: true,
          events: ['welcome', 'mutation'],
        },
      )
      .subscribe({
        next(event) {
          if (event.type === 'welcome') readAll().then(() => started && ready(), lost)
          if (event.type !== 'mutation') return
          const { documentId, transition, result } = event
          const change = (): void => put(documentId, transition === 'disappear' ? undefined : result)
          if (meanwhile) meanwhile.push(change)
          else {
            change()
            tell([documentId])
          }
        },
        error: lost,
        complete: () => lost(new Error('The store ended the stream of changes.')),
      })
  }

  function again(): void {
    subscription?.unsubscribe()
    timer = setTimeout(() => connect(() => undefined, again), WAIT)
  }

  await new Promise<void>((resolve, reject) => {
    connect(resolve, (error) =>
      started ? again() : reject(error instanceof Error ? error : new Error(String(error))),
    )
  })
  return {
    get: (id) => byId.get(id),
    ids: () => byId.keys(),
    stop() {
      clearTimeout(timer)
      subscription?.unsubscribe()
    },
  }
}
