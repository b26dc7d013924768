/** `/data/…`: query and doc. */
import { Hono, type Context } from 'hono'
import { mayRead } from '../accounts/access.ts'
import { GROUP } from '../accounts/groups.ts'
import type { Role } from '../accounts/identity.ts'
import type { LakeContext, LakeVariables } from './context.ts'
import { listText } from './large-responses.ts'
import { LakeError } from '../foundation/errors.ts'
import { isRecord, parseStored } from '../foundation/json.ts'
import type { SourceMapStyle } from '../query/messages.ts'
import { parsePerspective } from '../query/perspective.ts'
import { apiVersion, identityOf, isOn, jsonBody, queryParameters } from './request.ts'

export function dataRoutes(lake: LakeContext): Hono<LakeVariables> {
  const app = new Hono<LakeVariables>()

  async function query(
    context: Context<LakeVariables>,
    text: unknown,
    params: Record<string, unknown>,
  ): Promise<Response> {
    if (typeof text !== 'string' || text.trim() === '') throw new LakeError(400, 'The query is missing.')
    const started = performance.now()
    const perspective = parsePerspective(context.req.query('perspective'), apiVersion(context))
    const role = context.get('identity')?.role
    const { result, syncTags, resultSourceMap } = await lake.pool.answer({
      query: text,
      params,
      perspective,
      role,
      identity: identityOf(context),
      groups: role !== undefined && text.includes(GROUP) ? lake.groups() : undefined,
      sourceMap: sourceMapStyle(context.req.query('resultSourceMap')),
    })
    const ms = Math.ceil(performance.now() - started)
    const rest = JSON.stringify({ query: text, ms, syncTags }).slice(1)
    const map = resultSourceMap === undefined ? '' : `"resultSourceMap":${resultSourceMap},`
    return lake.largeResponses.send(['{"result":', result, ',', map, rest], context.get('identity')?.id)
  }

  app.get('/query/:dataset', (context) => {
    const search = new URL(context.req.url).searchParams
    return query(context, search.get('query') ?? undefined, queryParameters(search))
  })
  app.post('/query/:dataset', async (context) => {
    const body = await jsonBody(context)
    return query(context, body['query'], isRecord(body['params']) ? body['params'] : {})
  })

  app.get('/ping/:dataset', (context) => context.json({}))

  app.get('/doc/:dataset/:ids', (context) => {
    const ids = new Set(context.req.param('ids').split(',').filter(Boolean))
    const answer = documentsText(lake, ids, {
      role: context.get('identity')?.role,
      excludesContent: isOn(context.req.query('excludeContent')),
    })
    // All of one moment.
    return lake.largeResponses.send(answer, context.get('identity')?.id, { atOnce: true })
  })

  return app
}

interface DocumentsQuestion {
  readonly role: Role | undefined
  readonly excludesContent: boolean
}

function* documentsText(
  { store, visibility }: LakeContext,
  ids: Iterable<string>,
  { role, excludesContent }: DocumentsQuestion,
): Generator<string> {
  const omitted: { readonly id: string; readonly reason: 'existence' | 'permission' }[] = []
  function* found(): Generator<string> {
    for (const id of ids) {
      const stored = store.textOf(id)
      const isReadable = mayRead(role, id, stored?.type)
      const isSeen = role !== undefined || visibility.isVisible({ _id: id, _type: stored?.type ?? '' })
      if (stored && isReadable && isSeen) yield excludesContent ? headOf(stored.text) : stored.text
      else omitted.push({ id, reason: isReadable ? 'existence' : 'permission' })
    }
  }
  yield '{'
  yield* listText('documents', found())
  yield `,"omitted":${JSON.stringify(omitted)}}`
}

function headOf(text: string): string {
  const { _id, _type, _rev, _createdAt, _updatedAt } = parseStored(text)
  return JSON.stringify({ _id, _type, _rev, _createdAt, _updatedAt })
}

function sourceMapStyle(asked: string | undefined): SourceMapStyle | undefined {
  if (asked === 'withKeyArraySelector') return 'key'
  return isOn(asked) ? 'index' : undefined
}
