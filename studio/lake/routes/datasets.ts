/** The one dataset, as Sanity's management API returns it, and the references in it. */
import { Hono } from 'hono'
import { mayRead } from '../accounts/access.ts'
import type { LakeContext, LakeVariables } from './context.ts'
import { LakeError } from '../foundation/errors.ts'
import { jsonBody } from './request.ts'
import { DATASET, PROJECT } from '../foundation/project.ts'

export const DESCRIPTION = {
  name: DATASET,
  datasetProfile: 'content',
  createdAt: '2026-01-01T00:00:00Z',
  createdByUserId: null,
  addonFor: null,
  tags: [],
}

/** References that are told one by one. */
const MOST_REFERENCES = 100

export function describeDataset({ isPublic }: Pick<LakeContext, 'isPublic'>) {
  return { ...DESCRIPTION, aclMode: isPublic ? 'public' : 'private' }
}

export function datasetRoutes(lake: LakeContext): Hono<LakeVariables> {
  const app = new Hono<LakeVariables>()
  const dataset = describeDataset(lake)

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
  return app
}

export function referenceRoutes({ store }: LakeContext): Hono<LakeVariables> {
  const app = new Hono<LakeVariables>()
  app.get('/data/references/:dataset/documents/:id/to', (context) => {
    const { role } = context.get('identity') ?? {}
    const referrers = [...store.referrers(context.req.param('id'))].filter((id) => mayRead(role, id))
    return context.json({
      totalCount: referrers.length,
      references: referrers
        .slice(0, MOST_REFERENCES)
        .map((documentId) => ({ documentId, projectId: PROJECT, datasetName: DATASET })),
    })
  })
  return app
}

export function assertDatasetName(name: string): void {
  if (name !== DATASET) throw new LakeError(404, `Dataset "${name}" not found for project ID "${PROJECT}"`)
}
