/** `/data/listen` and `/data/live/events`: server-sent events. */
import { Hono, type Context } from 'hono'
import type { LakeContext, LakeVariables } from './context.ts'
import { addressOf } from '../foundation/client-address.ts'
import { LakeError } from '../foundation/errors.ts'
import { plainFilter } from '../query/plain-filter.ts'
import { listen } from '../events/listen.ts'
import { createFilterScheduler } from '../events/filter-scheduler.ts'
import { createLiveEvents } from '../events/live.ts'
import { createChangeTags } from '../query/change-tags.ts'
import { apiVersion, identityOf, isOn, queryParameters, requireAuthorised } from './request.ts'

/** Weight of an anonymous listener whose filter queries the whole dataset at each change. */
const HEAVY = 10
/** From this API version on, drafts and versions are reported only to listeners that request them. */
const VERSIONS_ON_REQUEST = '2025-02-19'

export function eventRoutes({
  hub,
  eventBuffer,
  streamLimits,
  store,
  pool,
  visibility,
}: LakeContext): Hono<LakeVariables> {
  const app = new Hono<LakeVariables>()
  const live = createLiveEvents(hub, eventBuffer, createChangeTags(store.database))
  const scheduler = createFilterScheduler()
  const acquireStream = (context: Context<LakeVariables>, weight?: number): (() => void) =>
    streamLimits.acquire({ identity: context.get('identity')?.id, address: addressOf(context) }, weight)
  app.get('/listen/:dataset', (context) => {
    const search = new URL(context.req.url).searchParams
    const query = search.get('query')
    if (query === null || query.trim() === '') throw new LakeError(400, 'The query is missing.')
    const resumeAfter = isOn(search.get('enableResume') ?? undefined)
      ? context.req.header('last-event-id')
      : undefined
    const version = apiVersion(context)
    const wantsAll = isOn(search.get('includeAllVersions') ?? undefined)
    const params = { identity: identityOf(context), ...queryParameters(search) }
    const isHeavy = !context.get('authorised') && plainFilter(query, params) === undefined
    return listen(
      { hub, eventBuffer, store, pool, scheduler, visibility },
      {
        query,
        params,
        include: {
          result: isOn(search.get('includeResult') ?? undefined),
          previous: isOn(search.get('includePreviousRevision') ?? undefined),
          mutations: search.get('includeMutations') !== 'false',
          effects: search.get('effectFormat') === 'mendoza',
        },
        identity: identityOf(context),
        role: context.get('identity')?.role,
        allVersions: wantsAll || (version !== 'X' && version < VERSIONS_ON_REQUEST),
        resumeAfter,
        name: crypto.randomUUID(),
      },
      acquireStream(context, isHeavy ? HEAVY : 1),
    )
  })
  app.get('/live/events/:dataset', (context) => {
    const drafts = isOn(context.req.query('includeDrafts'))
    if (drafts) requireAuthorised(context.get('authorised'))
    return live.stream(drafts, acquireStream(context))
  })
  return app
}
