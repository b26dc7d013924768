/** `/data/listen` and `/data/live/events`: server-sent events. */
import { Hono } from 'hono'
import type { LakeContext, LakeVariables } from '../context.ts'
import { LakeError } from '../errors.ts'
import { listen } from '../events/listen.ts'
import { createTurns } from '../events/turns.ts'
import { liveEvents } from '../events/live.ts'
import { createChangeTags } from '../query/change-tags.ts'
import { apiVersion, identityOf, isOn, queryParameters, requireAuthorised } from './request.ts'

const MOST_STREAMS = 1_000
/** From this API version on, listeners are told of drafts and versions only when they ask for it. */
const VERSIONS_ON_REQUEST = '2025-02-19'

export function eventRoutes({ hub, store, pool }: LakeContext): Hono<LakeVariables> {
  const app = new Hono<LakeVariables>()
  const tagsOf = createChangeTags(store.database)
  const turns = createTurns()
  const assertRoom = (): void => {
    if (hub.count() >= MOST_STREAMS) throw new LakeError(429, 'Too many event streams are open.')
  }
  app.get('/listen/:dataset', (context) => {
    assertRoom()
    const search = new URL(context.req.url).searchParams
    const query = search.get('query')
    if (query === null || query.trim() === '') throw new LakeError(400, 'The query is missing.')
    const resumeAfter = isOn(search.get('enableResume') ?? undefined)
      ? context.req.header('last-event-id')
      : undefined
    const version = apiVersion(context)
    const wantsAll = isOn(search.get('includeAllVersions') ?? undefined)
    return listen(
      { hub, store, pool, turns },
      {
        query,
        params: { identity: identityOf(context), ...queryParameters(search) },
        include: {
          result: isOn(search.get('includeResult') ?? undefined),
          previous: isOn(search.get('includePreviousRevision') ?? undefined),
          mutations: search.get('includeMutations') !== 'false',
          effects: search.get('effectFormat') === 'mendoza',
        },
        identity: identityOf(context),
        authorised: context.get('authorised'),
        allVersions: wantsAll || (version !== 'X' && version < VERSIONS_ON_REQUEST),
        resumeAfter,
        name: crypto.randomUUID(),
      },
    )
  })
  app.get('/live/events/:dataset', (context) => {
    assertRoom()
    const drafts = isOn(context.req.query('includeDrafts'))
    if (drafts) requireAuthorised(context.get('authorised'))
    return liveEvents(hub, drafts, tagsOf)
  })
  return app
}
