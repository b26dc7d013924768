/** `/data/…`: query and doc. */
import { Hono, type Context } from 'hono'
import { mayRead } from '../accounts/access.ts'
import { GROUP } from '../accounts/groups.ts'
import type { LakeContext, LakeVariables } from './context.ts'
import { LakeError } from '../foundation/errors.ts'
import { isRecord } from '../foundation/json.ts'
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
    return lake.largeResponses.json(['{"result":', result, ',', map, rest], context.get('identity')?.id)
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
    const send = (answer: unknown): Response =>
      lake.largeResponses.json([JSON.stringify(answer)], context.get('identity')?.id)
    const ids = context.req.param('ids').split(',').filter(Boolean)
    const role = context.get('identity')?.role
    const found = ids
      .map((id) => ({ id, document: lake.store.get(id) }))
      .map(({ id, document }) => {
        const isReadable = mayRead(role, id, document?._type)
        const isSeen = isReadable && document && (role !== undefined || lake.visibility.isVisible(document))
        return { id, isReadable, document: isSeen ? document : undefined }
      })
    const documents = found.flatMap(({ document }) => (document ? [document] : []))
    const omitted = found
      .filter(({ document }) => !document)
      .map(({ id, isReadable }) => ({ id, reason: isReadable ? 'existence' : 'permission' }))
    if (!isOn(context.req.query('excludeContent'))) return send({ documents, omitted })
    const heads = documents.map(({ _id, _type, _rev, _createdAt, _updatedAt }) => ({
      _id,
      _type,
      _rev,
      _createdAt,
      _updatedAt,
    }))
    return send({ documents: heads, omitted })
  })

  return app
}

function sourceMapStyle(asked: string | undefined): SourceMapStyle | undefined {
  if (asked === 'withKeyArraySelector') return 'key'
  return isOn(asked) ? 'index' : undefined
}
