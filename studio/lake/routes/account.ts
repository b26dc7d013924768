/** Users, projects, grants and the quiet answers that the Studio asks for and that mean little on one machine. */
import { Hono } from 'hono'
import type { Addon } from '../addon.ts'
import { DATASET, EDITOR, PROJECT, type LakeContext, type LakeVariables } from '../context.ts'
import { isRecord } from '../json.ts'
import { jsonBody, requireAuthorised } from './request.ts'

const ROLE = { name: 'administrator', title: 'Beheerder' }
const me = {
  id: EDITOR,
  name: 'Redactie',
  email: 'redactie@localhost',
  role: ROLE.name,
  roles: [ROLE],
  provider: 'local',
  profileImage: null,
}
const profile = {
  id: EDITOR,
  displayName: me.name,
  givenName: me.name,
  familyName: '',
  imageUrl: null,
  email: me.email,
  projectId: PROJECT,
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  isCurrentUser: true,
  loginProvider: 'local',
}
const grants = [
  {
    filter: '_id in path("**")',
    permissions: ['read', 'create', 'update', 'history', 'manage', 'editHistory'],
  },
]

/** What hosted Sanity sells apart; all of it is here. */
const FEATURES = ['contentReleases', 'singleDocRelease', 'sanityTasks', 'studioComments']
const UNBOUNDED = 1_000_000

export function accountRoutes(lake: LakeContext, addon: Addon): Hono<LakeVariables> {
  const app = new Hono<LakeVariables>()
  app.get('/ping', (context) => context.json('PONG'))
  app.get('/check/cors', (context) => context.json({ result: { allowed: true, withCredentials: true } }))
  app.get('/auth/providers', (context) => context.json({ providers: [], thirdPartyLogin: false, sso: {} }))
  app.post('/auth/logout', (context) => context.body(null, 204))
  app.get('/intake/telemetry-status', (context) => context.json({ status: 'denied' }))
  app.get('/journey/*', (context) => context.json(null))
  app.get('/help', (context) => context.json({ resources: null }))
  app.get('/features', (context) => context.json(FEATURES))

  app.use(async (context, next) => {
    requireAuthorised(context.get('authorised'))
    await next()
  })
  app.get('/auth/id', (context) => context.json({ id: EDITOR, expiry: null }))
  app.get('/users/me', (context) => context.json(me))
  app.get('/users/me/keyvalue/:keys', (context) =>
    context.json(readValues(lake, context.req.param('keys').split(','))),
  )
  app.put('/users/me/keyvalue', async (context) => {
    const body: unknown = await context.req.json().catch(() => undefined)
    const pairs = Array.isArray(body) ? body : [body]
    const written = pairs.flatMap((pair: unknown) => {
      if (!isRecord(pair) || typeof pair['key'] !== 'string') return []
      lake.store.database
        .prepare('INSERT OR REPLACE INTO key_values (key, value) VALUES (?, ?)')
        .run(pair['key'], JSON.stringify(pair['value'] ?? null))
      return [{ key: pair['key'], value: pair['value'] ?? null }]
    })
    return context.json(written)
  })
  app.get('/users/:ids', (context) => {
    const ids = context.req.param('ids').split(',')
    const found = ids.map((id) => ({ ...profile, id }))
    return context.json(ids.length === 1 ? found[0] : found)
  })

  const project = {
    id: PROJECT,
    displayName: 'Vlaardingen',
    studioHost: null,
    organizationId: null,
    isBlocked: false,
    isDisabled: false,
    isDisabledByUser: false,
    metadata: {},
    maxRetentionDays: 365,
    members: [{ id: EDITOR, isCurrentUser: true, isRobot: false, role: ROLE.name, roles: [ROLE] }],
    features: [],
  }
  app.get('/projects', (context) => context.json([project]))
  app.get('/projects/:id', (context) => context.json(project))
  app.get('/projects/:id/datasets', (context) =>
    context.json(
      context.req.query('datasetProfile') === 'comments'
        ? addon.exists()
          ? [
              {
                name: addon.name,
                aclMode: 'private',
                datasetProfile: 'comments',
                addonFor: DATASET,
                tags: [],
              },
            ]
          : []
        : [{ name: DATASET, aclMode: 'public', datasetProfile: 'content', tags: [] }],
    ),
  )
  app.post('/comments/:dataset/setup', (context) => {
    addon.create()
    return context.json({ datasetName: addon.name })
  })
  app.get('/projects/:id/new-content-release-allowed', (context) =>
    context.json({
      data: {
        orgActiveReleaseCount: 0,
        orgMeteredActiveReleaseCount: 0,
        datasetReleaseLimit: UNBOUNDED,
        orgActiveReleaseLimit: UNBOUNDED,
      },
    }),
  )
  app.get('/projects/:id/datasets/:dataset/acl', (context) => context.json(grants))
  app.get('/projects/:id/grants', (context) =>
    context.json({
      'sanity.document.filter': [
        {
          grants: [
            { name: 'manage', params: {} },
            ...['create', 'read', 'update', 'history'].map((name) => ({ name, params: {} })),
          ],
          config: { filter: '_id in path("**")' },
        },
      ],
    }),
  )
  app.get('/projects/:id/user-applications', (context) => context.json([]))
  app.get('/projects/:id/features', (context) => context.json([]))
  app.get('/projects/:id/users/:user', (context) =>
    context.json({ ...profile, id: context.req.param('user') }),
  )
  app.get('/schedules/*', (context) => context.json({ schedules: [] }))
  app.get('/user-applications', (context) => context.json([]))
  app.get('/data/references/:dataset/documents/:id/to', (context) => {
    const references = lake.store.referrers(context.req.param('id'))
    return context.json({
      totalCount: references.length,
      references: references.map((documentId) => ({ documentId, projectId: PROJECT, datasetName: DATASET })),
    })
  })
  app.post('/journey/*', async (context) =>
    context.json(
      await jsonBody(context).then(
        () => null,
        () => null,
      ),
    ),
  )
  app.post('/intake/*', (context) => context.body(null, 204))
  return app
}

function readValues(lake: LakeContext, keys: readonly string[]): { key: string; value: unknown }[] {
  const select = lake.store.database.prepare('SELECT value FROM key_values WHERE key = ?')
  return keys.map((key) => {
    const row = select.get(key)
    const value: unknown = row ? JSON.parse(String(row['value'])) : null
    return { key, value }
  })
}
