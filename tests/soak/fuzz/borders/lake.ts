/** What is read of the lake by every other route, and its event streams. */
import fc from 'fast-check'
import { border } from '../border.ts'
import { encoded, exchange, headers, method, search, wrongWith, type HttpInput } from '../exchange.ts'
import { id, value, word } from '../values.ts'
import { authorisation, credentials } from './credentials.ts'
import { query } from './queries.ts'
import { version } from './version.ts'

/** Of a path: ids, names and what is neither. */
const part = fc.oneof(
  { weight: 4, arbitrary: id.map((one) => encodeURIComponent(one.toWellFormed())) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'production',
      'local',
      'me',
      'all',
      'a,b,c',
      ',',
      Array(300).fill('a').join(','),
    ),
  },
  { weight: 1, arbitrary: encoded },
)
const ROUTES = [
  ...[
    'data/doc/production/*',
    'data/ping/production',
    'data/references/production/documents/*/to',
    'data/export/production',
  ],
  ...['data/history/production/transactions/*', 'data/history/production/documents/*'],
  ...[
    'data/history/production/events/documents/*',
    'data/history/production/events/releases/*',
    'data/*/*/*',
  ],
  ...[
    'projects',
    'projects/local',
    'projects/*/datasets',
    'projects/local/datasets/*/acl',
    'projects/local/grants',
    'projects/*/*',
  ],
  ...[
    'subscriptions/project/*',
    'jobs/*',
    'aliases',
    'datasets',
    'datasets/*',
    'datasets/*/copy',
    'users/me',
    'users/*',
    'users/me/keyvalue/*',
  ],
  ...[
    'auth/id',
    'auth/providers',
    'auth/logout',
    'schedules/*',
    'journey/*',
    'intake/*',
    'comments/*/setup',
    'check/cors',
    'help',
    'features',
  ],
] as const
const route = fc
  .tuple(fc.constantFrom(...ROUTES), fc.array(part, { minLength: 3, maxLength: 3 }))
  .map(([pattern, parts]) => {
    let at = 0
    return pattern.replaceAll('*', () => parts[at++] ?? '')
  })
const parameters = search(
  ...([
    'query',
    'revision',
    'time',
    'lastRevision',
    'fromTransaction',
    'toTransaction',
    'fromTime',
    'toTime',
    'authors',
  ] as const),
  ...([
    'reverse',
    'limit',
    'nextCursor',
    'types',
    'excludeContent',
    'effectFormat',
    'perspective',
    'tag',
    'includeDrafts',
  ] as const),
)

export const reads = border(
  'reads',
  fc.record({
    version,
    route,
    parameters,
    method,
    credentials,
    headers,
    body: fc.oneof(fc.constant(undefined), value),
  }),
  async (
    { version: v, route: to, parameters: query, method: verb, credentials: kind, headers: more, body },
    world,
  ) => {
    const input: HttpInput = {
      method: verb,
      target: `/${v}/${to}${query}`.replace(/\s/g, '+'),
      headers: [...authorisation(kind, world), ['Content-Type', 'application/json'], ...more],
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }
    return wrongWith(await exchange(world.studioPort, input))
  },
)

export const listening = border(
  'listen',
  fc.record({
    to: fc.constantFrom('listen/production', 'live/events/production', 'listen/other'),
    query,
    more: search(
      'includeResult',
      'includePreviousRevision',
      'includeMutations',
      'visibility',
      'effectFormat',
      'includeAllVersions',
      'events',
      'tag',
      '$p',
      'enableResume',
    ),
    lastEventId: fc.oneof(
      fc.constant(''),
      word.map((one) => one.replace(/[\r\n]/g, '')),
    ),
    credentials,
  }),
  async ({ to, query: groq, more, lastEventId, credentials: kind }, world) => {
    const asked = `query=${encodeURIComponent(groq.toWellFormed())}`
    const input: HttpInput = {
      method: 'GET',
      target: `/v2025-02-19/data/${to}?${asked}&${more.slice(1).replace(/\s/g, '+')}`,
      headers: [...authorisation(kind, world), ['Last-Event-ID', lastEventId]],
    }
    return wrongWith(await exchange(world.studioPort, input, 1_500))
  },
)
