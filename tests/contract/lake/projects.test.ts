/** Users, projects and datasets as @sanity/client asks for them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listWith } from '../../support/matchers.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

let lake: RunningLake
beforeAll(async () => {
  lake = await startLake()
})
afterAll(async () => {
  await lake.stop()
})

describe('users', () => {
  it('me is whoever the token belongs to, the same as by id', async () => {
    const { users } = lake.client()
    const me = await users.getById('me')
    expect(me).toMatchObject({ name: 'Redactie', role: 'administrator', roles: [{ name: 'administrator' }] })
    expect(await users.getById(me.id)).toMatchObject({
      id: me.id,
      displayName: 'Redactie',
      isCurrentUser: true,
    })
  })

  it('several at once are a list, and one who left still has a name', async () => {
    const found = await lake.client().request<unknown>({ url: '/users/local-editor,u-gone' })
    expect(found).toMatchObject([{ displayName: 'Redactie' }, { id: 'u-gone', displayName: 'Oud-redacteur' }])
  })

  it('are in the groups by which the Studio knows who can be given a task, and in no other list', async () => {
    const client = lake.client()
    const groups = await client.fetch<unknown>('*[_type == "system.group"]{members, grants}')
    expect(groups).toContainEqual({
      members: ['local-editor'],
      grants: [{ filter: '_id in path("**")', permissions: listWith('read') }],
    })
    for (const query of [
      'count(*[_type == "system.group"] | order(_updatedAt desc) [0...10])',
      'count(*[_type == "system.group"] | order(_id) [0..2])',
      'count(*[_type in ["system.group", "x"] && defined(members)] | order(_updatedAt) [0...10])',
      'count(*[_type == "system.group" && _id in path("_.groups.**")])',
    ])
      expect(await client.fetch(query), query).toBe(3)
    expect(await client.fetch('count(*)', {}, { perspective: 'raw' })).toBe(0)
    expect(await lake.client({ token: '' }).fetch('*[_type == "system.group"]')).toEqual([])
  })

  it('without a token nobody is told of', async () => {
    await expect(lake.client({ token: '' }).users.getById('me')).rejects.toMatchObject({ statusCode: 401 })
  })
})

describe('projects', () => {
  it('are listed, and the one there is can be asked for', async () => {
    const { projects } = lake.client()
    expect((await projects.list()).map(({ id }) => id)).toEqual(['local'])
    const project = await projects.getById('local')
    expect(project).toMatchObject({ id: 'local', displayName: 'Centrumprogramma' })
    expect(project.members).toMatchObject([{ id: 'local-editor', isCurrentUser: true }])
    await expect(projects.getById('elsewhere')).rejects.toMatchObject({ statusCode: 404 })
  })

  it('say how long history is kept', async () => {
    const path = { url: '/subscriptions/project/local' }
    const features = [{ attributes: { maxRetentionDays: 1_000_000 } }]
    expect(await lake.client().request<unknown>(path)).toMatchObject({
      featureTypes: { retention: { features } },
    })
  })
})

describe('jobs', () => {
  it('there are none: what would be one is refused, and a job that is asked for is not there', async () => {
    const client = lake.client()
    const copy = { method: 'PUT', url: '/datasets/production/copy', body: { targetDataset: 'other' } }
    await expect(client.request(copy)).rejects.toThrow('npm run backup')
    await expect(client.request({ url: '/jobs/j1' })).rejects.toMatchObject({ statusCode: 404 })
    expect(await client.request<unknown>({ url: '/datasets/production' })).toMatchObject({
      name: 'production',
    })
  })
})

describe('datasets', () => {
  it('there is one, whose embeddings are off', async () => {
    const { datasets } = lake.client()
    expect((await datasets.list()).map(({ name }) => name)).toEqual(['production'])
    expect(await datasets.getEmbeddingsSettings('production')).toMatchObject({ enabled: false })
  })

  it('can be neither doubled, nor deleted, nor made private; each refusal says why', async () => {
    const { datasets } = lake.client()
    await expect(datasets.create('production')).rejects.toMatchObject({ statusCode: 409 })
    await expect(datasets.create('staging')).rejects.toThrow('DATA_DIR of its own')
    await expect(datasets.delete('production')).rejects.toMatchObject({ statusCode: 400 })
    await expect(datasets.edit('production', { aclMode: 'private' })).rejects.toMatchObject({
      statusCode: 400,
    })
    expect(await datasets.edit('production', { aclMode: 'public' })).toMatchObject({ aclMode: 'public' })
    await expect(datasets.delete('nowhere')).rejects.toMatchObject({ statusCode: 404 })
  })

  it('of another name is not there, for reading and for writing', async () => {
    const other = lake.client().withConfig({ dataset: 'staging' })
    await expect(other.fetch('*')).rejects.toMatchObject({ statusCode: 404 })
    await expect(other.create({ _type: 'page' })).rejects.toMatchObject({ statusCode: 404 })
    await expect(other.assets.upload('file', Buffer.from('x'))).rejects.toMatchObject({ statusCode: 404 })
    expect(await lake.client().fetch('count(*[])', {}, { perspective: 'raw' })).toBe(0)
  })
})
