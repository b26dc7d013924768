/** `/data/listen` and `/data/live/events`: server-sent events. */
import { Hono } from 'hono'
import { EDITOR, type LakeContext, type LakeVariables } from '../context.ts'
import { LakeError } from '../errors.ts'
import { listen } from '../events/listen.ts'
import { liveEvents } from '../events/live.ts'
import { isOn, queryParameters, requireAuthorised } from './request.ts'

const MOST_STREAMS = 1_000

export function eventRoutes({ hub, store }: LakeContext): Hono<LakeVariables> {
  const app = new Hono<LakeVariables>()
  app.use(async (_context, next) => {
    if (hub.count() >= MOST_STREAMS) throw new LakeError(429, 'Too many event streams are open.')
    await next()
  })
  app.get('/listen/:dataset', (context) => {
    const search = new URL(context.req.url).searchParams
    const query = search.get('query')
    if (query === null || query.trim() === '') throw new LakeError(400, 'The query is missing.')
    const resumeAfter = isOn(search.get('enableResume') ?? undefined)
      ? context.req.header('last-event-id')
      : undefined
    return listen(hub, store, {
      query,
      params: { identity: EDITOR, ...queryParameters(search) },
      include: {
        result: isOn(search.get('includeResult') ?? undefined),
        previous: isOn(search.get('includePreviousRevision') ?? undefined),
        mutations: search.get('includeMutations') !== 'false',
        effects: search.get('effectFormat') === 'mendoza',
      },
      authorised: context.get('authorised'),
      resumeAfter,
      name: crypto.randomUUID(),
    })
  })
  app.get('/live/events/:dataset', (context) => {
    const drafts = isOn(context.req.query('includeDrafts'))
    if (drafts) requireAuthorised(context.get('authorised'))
    return liveEvents(hub, drafts)
  })
  return app
}
