/** `/data/mutate` and `/data/actions`. */
import { Hono, type Context } from 'hono'
import { changesBy } from '../accounts/access.ts'
import type { LakeContext, LakeVariables } from './context.ts'
import { LakeError } from '../foundation/errors.ts'
import { isRecord } from '../foundation/json.ts'
import { applyActions, publishedLater } from '../mutations/actions.ts'
import { applyMutations, queriesOf, type MutationResult } from '../mutations/mutate.ts'
import { isPublication } from '../mutations/publication.ts'
import type { TransactionRequest } from '../mutations/transaction-executor.ts'
import type { QueryPool } from '../query/pool.ts'
import type { Selection } from '../mutations/selections.ts'
import { identityOf, isOn, jsonBody, requireAuthorised } from './request.ts'
import { EDITOR } from '../foundation/project.ts'

/** Documents that one query of a patch or delete may select. */
const MOST_SELECTED = 10_000
const VISIBILITIES = ['sync', 'async', 'deferred']

export function writeRoutes(lake: LakeContext): Hono<LakeVariables> {
  const app = new Hono<LakeVariables>()
  app.post('/mutate/:dataset', (context) => mutate(lake, context))
  app.post('/actions/:dataset', (context) => act(lake, context))
  return app
}

async function mutate(lake: LakeContext, context: Context<LakeVariables>): Promise<Response> {
  requireAuthorised(context.get('authorised'))
  const { mutations, transactionId = context.req.query('transactionId') } = await jsonBody(context)
  if (!Array.isArray(mutations) || mutations.length === 0)
    throw new LakeError(400, 'The body needs "mutations", a list with at least one.')
  const {
    visibility = 'sync',
    returnIds,
    returnDocuments,
    dryRun,
    autoGenerateArrayKeys,
  } = context.req.query()
  if (!VISIBILITIES.includes(visibility))
    throw new LakeError(400, `"visibility" is one of ${VISIBILITIES.join(', ')}.`)

  const queries = queriesOf(mutations)
  const selections = new Map<number, Selection>()
  let results: MutationResult[] = []
  const done = await lake.transact({
    transactionId: optionalText(transactionId, 'transactionId'),
    author: identityOf(context),
    mutations,
    assertChange: changesBy(context.get('identity')?.role, 'mutations'),
    dryRun: isOn(dryRun),
    ...(queries.size > 0 ? { prepare: () => selectAll(lake.pool, queries, selections) } : {}),
    *work(session) {
      results = yield* applyMutations(session, mutations, {
        autoGenerateArrayKeys: isOn(autoGenerateArrayKeys),
        selections,
      })
    },
  })
  const withDocuments = isOn(returnDocuments)
  return context.json({
    transactionId: done.transactionId,
    results: results.map(({ id, operation, document }) => ({
      ...(withDocuments || isOn(returnIds) ? { id } : {}),
      operation,
      ...(withDocuments ? { document: document ?? null } : {}),
    })),
  })
}

async function act(lake: LakeContext, context: Context<LakeVariables>): Promise<Response> {
  requireAuthorised(context.get('authorised'))
  const { actions, transactionId, dryRun } = await jsonBody(context)
  if (!Array.isArray(actions)) throw new LakeError(400, 'The body needs "actions", a list.')
  const request: TransactionRequest = {
    transactionId: optionalText(transactionId, 'transactionId'),
    author: identityOf(context),
    mutations: actions,
    assertChange: changesBy(context.get('identity')?.role, 'actions'),
    dryRun: dryRun === true,
    kind: 'actionError',
    work: (session) => applyActions(session, actions),
  }
  const user = lake.signIn ? identityOf(context) : undefined
  const planned = publishedLater(actions)
  const done = await lake.transact(
    planned || isPublication(actions) ? lake.publications.withCheck(request, user, planned) : request,
  )
  return context.json({ transactionId: done.transactionId })
}

/** @param selections receives what each query selects @returns the sync tags of all of them */
async function selectAll(
  pool: QueryPool,
  queries: ReturnType<typeof queriesOf>,
  selections: Map<number, Selection>,
): Promise<readonly string[]> {
  const read = new Set<string>()
  for (const [index, { query, params }] of queries) {
    const selection = await select(pool, query, params)
    selections.set(index, selection)
    for (const tag of selection.tags) read.add(tag)
  }
  return [...read]
}

/** The documents that a query selects, drafts and versions included, and the tags of what that rests on. */
async function select(pool: QueryPool, query: string, params: Record<string, unknown>): Promise<Selection> {
  const { result, syncTags: tags } = await pool.answer({
    query,
    params,
    perspective: 'raw',
    role: 'administrator',
    identity: EDITOR,
  })
  const found: unknown = JSON.parse(result)
  const documents = Array.isArray(found) ? found : [found]
  if (documents.length > MOST_SELECTED)
    throw new LakeError(400, `The query selects more than ${MOST_SELECTED} documents.`)
  const ids = documents.flatMap((document: unknown) =>
    isRecord(document) && typeof document['_id'] === 'string' ? [document['_id']] : [],
  )
  return { query, params, identity: EDITOR, ids, tags }
}

function optionalText(value: unknown, name: string): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return value
  throw new LakeError(400, `"${name}" must be a text.`)
}
