/** The one project and its one dataset, as Sanity's management API returns them. */
import { Hono, type Context } from 'hono'
import type { User } from '../accounts/accounts.ts'
import { PERMISSIONS, roleOf } from '../accounts/identity.ts'
import { mayRead } from '../accounts/access.ts'
import type { Addon } from './addon.ts'
import type { LakeContext, LakeVariables } from './context.ts'
import { LakeError } from '../foundation/errors.ts'
import { jsonBody, known } from './request.ts'
import { DATASET, PROJECT } from '../foundation/project.ts'

/** Where hosted Sanity has a limit and a lake has none. */
const UNBOUNDED = 1_000_000

const DESCRIPTION = {
  name: DATASET,
  datasetProfile: 'content',
  createdAt: '2026-01-01T00:00:00Z',
  createdByUserId: null,
  addonFor: null,
  tags: [],
}

/** References that are told one by one. */
const MOST_REFERENCES = 100

export function projectRoutes(
  lake: LakeContext,
  people: (context: Context<LakeVariables>) => readonly Pick<User, 'id' | 'role'>[],
  addon: Addon,
): Hono<LakeVariables> {
  const app = new Hono<LakeVariables>()
  const dataset = { ...DESCRIPTION, aclMode: lake.isPublic ? 'public' : 'private' }
  const permissions = (context: Context<LakeVariables>) => PERMISSIONS[known(context).role]

  const project = (context: Context<LakeVariables>) => ({
    id: PROJECT,
    displayName: 'Centrumprogramma',
    studioHost: null,
    externalStudioHost: null,
    organizationId: null,
    isBlocked: false,
    isDisabled: false,
    isDisabledByUser: false,
    activityFeedEnabled: false,
    createdAt: '2026-01-01T00:00:00Z',
    metadata: {},
    maxRetentionDays: lake.historyDays ?? UNBOUNDED,
    members: people(context).map(({ id, role }) => ({
      id,
      isCurrentUser: id === known(context).id,
      isRobot: false,
      role,
      roles: [roleOf(role)],
    })),
    features: [],
  })

  app.use('/projects/:id/*', async (context, next) => {
    assertProject(context.req.param('id'))
    await next()
  })
  app.get('/projects', (context) => context.json([project(context)]))
  app.get('/projects/:id', (context) => {
    assertProject(context.req.param('id'))
    return context.json(project(context))
  })
  app.get('/projects/:id/datasets', (context) => {
    const profile = context.req.query('datasetProfile')
    if (profile === 'comments') return context.json(addon.exists() ? [commentsOf(addon)] : [])
    return context.json(profile === undefined || profile === dataset.datasetProfile ? [dataset] : [])
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
  app.get('/projects/:id/datasets/:dataset/acl', (context) =>
    context.json([{ filter: '_id in path("**")', permissions: permissions(context) }]),
  )
  app.get('/projects/:id/datasets/:dataset/settings/embeddings', (context) => {
    assertDatasetName(context.req.param('dataset'))
    return context.json({ enabled: false, status: 'disabled' })
  })
  app.get('/projects/:id/grants', (context) =>
    context.json({
      'sanity.document.filter': [
        {
          grants: permissions(context).map((name) => ({ name, params: {} })),
          config: { filter: '_id in path("**")' },
        },
      ],
    }),
  )
  // How long history is kept stands here in hosted Sanity; the Studio says it of a release that was published.
  app.get('/subscriptions/project/:project', (context) => {
    assertProject(context.req.param('project'))
    const retention = { features: [{ attributes: { maxRetentionDays: lake.historyDays ?? UNBOUNDED } }] }
    return context.json({ projectId: PROJECT, plan: { name: 'Embedded lake' }, featureTypes: { retention } })
  })
  // Long work has no place here: what hosted Sanity does in a job is done when the answer comes.
  app.get('/jobs/:job', (context) => {
    throw new LakeError(
      404,
      `There is no job "${context.req.param('job')}"; an embedded lake does all work at once.`,
    )
  })
  app.get('/projects/:id/user-applications', (context) => context.json([]))
  app.get('/projects/:id/features', (context) => context.json([]))
  app.get('/projects/:id/permissions', (context) => context.json([]))
  app.get('/projects/:id/datasets/:dataset/tags', (context) => context.json([]))
  app.get('/aliases', (context) => context.json([]))
  app.get('/projects/:id/aliases', (context) => context.json([]))

  app.get('/datasets', (context) => context.json([dataset]))
  app.get('/datasets/:dataset', (context) => {
    assertDatasetName(context.req.param('dataset'))
    return context.json(dataset)
  })
  app.put('/datasets/:dataset/copy', (context) => {
    assertDatasetName(context.req.param('dataset'))
    throw new LakeError(
      400,
      'An embedded lake has one dataset; copy it with `npm run backup` and `npm run restore` into another DATA_DIR.',
    )
  })
  app.put('/datasets/:dataset', (context) => {
    const name = context.req.param('dataset')
    if (name === DATASET) throw new LakeError(409, `Dataset "${name}" already exists`)
    throw new LakeError(
      400,
      `An embedded lake has one dataset, "${DATASET}"; for "${name}", start another one with a DATA_DIR of its own.`,
    )
  })
  app.patch('/datasets/:dataset', async (context) => {
    assertDatasetName(context.req.param('dataset'))
    const { aclMode = dataset.aclMode } = await jsonBody(context)
    if (aclMode !== dataset.aclMode)
      throw new LakeError(
        400,
        `The dataset of this embedded lake is ${dataset.aclMode}; set DATASET_VISIBILITY and start again to change that.`,
      )
    return context.json({ datasetName: DATASET, aclMode })
  })
  app.delete('/datasets/:dataset', (context) => {
    assertDatasetName(context.req.param('dataset'))
    throw new LakeError(
      400,
      'The one dataset of an embedded lake cannot be deleted; move DATA_DIR away instead.',
    )
  })

  app.get('/data/references/:dataset/documents/:id/to', (context) => {
    const { role } = context.get('identity') ?? {}
    const referrers = [...lake.store.referrers(context.req.param('id'))].filter((id) => mayRead(role, id))
    return context.json({
      totalCount: referrers.length,
      references: referrers
        .slice(0, MOST_REFERENCES)
        .map((documentId) => ({ documentId, projectId: PROJECT, datasetName: DATASET })),
    })
  })
  return app
}

function commentsOf({ name }: Addon) {
  return { ...DESCRIPTION, name, aclMode: 'private', datasetProfile: 'comments', addonFor: DATASET }
}

function assertProject(id: string): void {
  if (id !== PROJECT)
    throw new LakeError(404, `Project "${id}" not found; an embedded lake has "${PROJECT}".`)
}

function assertDatasetName(name: string): void {
  if (name !== DATASET) throw noDataset(name)
}

function noDataset(name: string): LakeError {
  return new LakeError(404, `Dataset "${name}" not found for project ID "${PROJECT}"`)
}
