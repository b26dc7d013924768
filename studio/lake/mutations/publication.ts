/**
 * Lets the lake's owner check what an action publishes, and add to its transaction. The action is rehearsed first, so that whatever comes of it
 * is checked, by whichever way it is published.
 */
import { runCooperatively, type CooperativeTask } from '../foundation/cooperative.ts'
import { getPublishedId, isPublishedId } from '../foundation/document-id.ts'
import { LakeError } from '../foundation/errors.ts'
import { isRecord, type StoredDocument } from '../foundation/json.ts'
import { EDITOR } from '../foundation/project.ts'
import type { QueryPool } from '../query/pool.ts'
import type { Store } from '../store/store.ts'
import type { Change } from '../store/transaction.ts'
import { applyMutations } from './mutate.ts'
import { startSession, type Session } from './session.ts'
import type { TransactionRequest } from './transaction-executor.ts'

interface PublicationStore {
  /** GROQ in the raw perspective. */
  readonly fetch: (query: string, parameters: Readonly<Record<string, unknown>>) => Promise<unknown>
  readonly lastPublished: (id: string) => Promise<StoredDocument | undefined>
  readonly lastAuthor: (id: string) => Promise<string | undefined>
}

interface PublicationChange {
  /** Of the published document. */
  readonly id: string
  /** Undefined where it is taken away. */
  readonly after: StoredDocument | undefined
  /** The draft or version that it comes from. */
  readonly source: string
}

/** @param user undefined where nobody is known by name, or where the clock publishes @returns why it is refused, or mutations that go with it */
export type PublicationRule = (
  store: PublicationStore,
  changes: readonly PublicationChange[],
  user: string | undefined,
) => Promise<{ readonly refusal: string } | { readonly mutations: readonly unknown[] }>

export interface Publications {
  /** @param rehearse what is published; where it differs from what is done, as in planning, nothing is added @returns the request, with its check */
  withCheck(
    request: TransactionRequest,
    user: string | undefined,
    rehearse?: TransactionRequest['work'],
  ): TransactionRequest
}

export function createPublications(
  { store, pool, now }: { readonly store: Store; readonly pool: QueryPool; readonly now: () => Date },
  rule: PublicationRule | undefined,
): Publications {
  /** Notes what the answers rest on. */
  function fetchWith(tags: Set<string>): PublicationStore['fetch'] {
    return async (query, params) => {
      const { result, syncTags } = await pool.answer({
        query,
        params,
        perspective: 'raw',
        role: 'administrator',
        identity: EDITOR,
      })
      for (const tag of syncTags) tags.add(tag)
      const answer: unknown = JSON.parse(result)
      return answer
    }
  }

  async function changesOf(work: TransactionRequest['work']): Promise<readonly Change[]> {
    const session = startSession(store, 'rehearsal', now().toISOString(), 'actionError')
    return runCooperatively(rehearsal(session, work))
  }

  return {
    withCheck(request, user, rehearse) {
      if (!rule) return request
      // Kept in the history as they turn out.
      const sent = request.mutations.length
      const mutations = [...request.mutations]
      return {
        ...request,
        mutations,
        async prepare() {
          const tags = new Set(await request.prepare?.())
          const fetch = fetchWith(tags)
          const changes = await changesOf(rehearse ?? request.work)
          await fetch('*[_id in $ids]._rev', { ids: changes.map(({ id }) => id) })
          const outcome = await rule(
            {
              fetch,
              lastPublished: (id) => Promise.resolve(store.history.last(id)),
              lastAuthor(id) {
                const [last] = store.history.transactions([id], { newestFirst: true, limit: 1 })
                return Promise.resolve(last?.author)
              },
            },
            publishedIn(changes),
            user,
          )
          if ('refusal' in outcome) throw new LakeError(400, outcome.refusal)
          if (!rehearse) mutations.splice(sent, Infinity, ...outcome.mutations)
          return [...tags]
        },
        *work(session) {
          yield* request.work(session)
          yield* applyMutations(session, mutations.slice(sent), {
            autoGenerateArrayKeys: false,
            selections: new Map(),
          })
        },
      }
    },
  }
}

function* rehearsal(session: Session, work: TransactionRequest['work']): CooperativeTask<Change[]> {
  yield* work(session)
  return yield* session.changes()
}

function publishedIn(changes: readonly Change[]): PublicationChange[] {
  return changes.flatMap(({ id, result }): PublicationChange[] => {
    if (!isPublishedId(id) || id.includes('.')) return []
    const source = changes.find(
      (other) => other.id !== id && getPublishedId(other.id) === id && !other.result,
    )
    return [{ id, after: result, source: source?.id ?? `drafts.${id}` }]
  })
}

/** The actions that change what visitors see, now or at a time that is planned. */
export function isPublication(actions: readonly unknown[]): boolean {
  return actions.some(
    (action) =>
      isRecord(action) &&
      /(?:^|\.)(?:document\.(?:publish|unpublish|delete)|release\.publish)$/.test(
        String(action['actionType']),
      ),
  )
}
