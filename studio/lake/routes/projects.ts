/** The one project, as Sanity's management API returns it. */
import { Hono, type Context } from 'hono'
import type { User } from '../accounts/users.ts'
import { PERMISSIONS, roleOf } from '../accounts/identity.ts'
import type { Addon } from './addon.ts'
import type { LakeContext, LakeVariables } from './context.ts'
import { LakeError } from '../foundation/errors.ts'
import { assertDatasetName, describeDataset, DESCRIPTION } from './datasets.ts'
import { known } from './request.ts'
import { DATASET, PROJECT } from '../foundation/project.ts'

/** Where hosted Sanity has a limit and a lake has none. */
const UNBOUNDED = 1_000_000

export function projectRoutes(
  lake: LakeContext,
  people: (context: Context<LakeVariables>) => readonly Pick<User, 'id' | 'role'>[],
  addon: Addon,
): Hono<LakeVariables> {
  const app = new Hono<LakeVariables>()
  const dataset = describeDataset(lake)
  const permissions = (context: Context<LakeVariables>) => PERMISSIONS[known(context).role]

  const project = (context: Context<LakeVariables>) =>
    describeProject(known(context).id, people(context), lake.historyDays)

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
  return app
}

function describeProject(
  asker: string,
  people: readonly Pick<User, 'id' | 'role'>[],
  historyDays: number | undefined,
) {
  return {
    id: PROJECT,
    displayName: 'Centrumprogramma',
    studioHost: null,
    externalStudioHost: null,
    organizationId: null,
    isBlocked: false,
    isDisabled: false,
    isDisabledByUser: false,
    activityFeedEnabled: false,
    createdAt: DESCRIPTION.createdAt,
    metadata: {},
    maxRetentionDays: historyDays ?? UNBOUNDED,
    members: people.map(({ id, role }) => ({
      id,
      isCurrentUser: id === asker,
      isRobot: false,
      role,
      roles: [roleOf(role)],
    })),
    features: [],
  }
}

function commentsOf({ name }: Addon) {
  return { ...DESCRIPTION, name, aclMode: 'private', datasetProfile: 'comments', addonFor: DATASET }
}

function assertProject(id: string): void {
  if (id !== PROJECT)
    throw new LakeError(404, `Project "${id}" not found; an embedded lake has "${PROJECT}".`)
}
