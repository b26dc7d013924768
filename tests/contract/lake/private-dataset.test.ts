/** Where editors sign in, nothing of the lake is read without it, unless its dataset is made public in so many words. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportDataset } from '@sanity/export'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfiguration } from '../../../shared/configuration.ts'
import { fileFetcher } from '../../../site/content/fetch-file.ts'
import { photoWithPlace } from '../../support/pictures.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

const READS = [
  '/v1/data/query/production?query=*',
  '/v2025-02-19/data/query/production?query=*&perspective=published',
  '/vX/data/query/production-comments?query=*',
  '/v1/data/doc/production/seen',
  '/v1/data/doc/production/seen?excludeContent=true',
  '/v1/data/listen/production?query=*',
  '/v1/data/live/events/production',
  '/v1/data/export/production',
  '/v1/data/ping/production',
  '/v1/data/history/production/documents/seen',
  '/v1/data/history/production/transactions/seen',
  '/v1/data/references/production/documents/seen/to',
  '/v1//data/query/production?query=*',
  '/v1/%64ata/doc/production/seen',
]

let lake: RunningLake
let picture: string
beforeAll(async () => {
  lake = await startLake({ signIn: true })
  await lake.client().create({ _id: 'seen', _type: 'page', title: 'canary' })
  const asset = await lake.client().assets.upload('image', await photoWithPlace())
  picture = `/${asset.path}`
})
afterAll(async () => {
  await lake.stop()
})

const ask = (path: string, init: RequestInit = {}) => fetch(lake.origin + path, init)

describe('whoever is not signed in', () => {
  it.each(READS)('does not read %s', async (path) => {
    for (const method of ['GET', 'HEAD'])
      for (const headers of [{}, { cookie: 'lake_session=wrong' }, { authorization: 'Basic x' }]) {
        const response = await ask(path, { method, headers })
        expect([401, 404]).toContain(response.status)
        expect(await response.text()).not.toContain('canary')
      }
  })

  it('does not query by POST, and does not get files, in no size and by no other name', async () => {
    const body = JSON.stringify({ query: '*' })
    const headers = { 'content-type': 'application/json' }
    expect((await ask('/v1/data/query/production', { method: 'POST', headers, body })).status).toBe(401)
    for (const path of [
      picture,
      `${picture}?w=50`,
      `${picture}/name.jpg`,
      `${picture}?key=wrong`,
      `${picture}?key=`,
    ])
      expect((await ask(path)).status, path).toBe(401)
  })

  it('still learns how to sign in', async () => {
    for (const path of ['/v1/ping', '/v1/auth/providers', '/aanmelden'])
      expect((await ask(path)).status).toBe(200)
  })
})

describe('whoever has the token', () => {
  it('reads all of it, the files too', async () => {
    expect(await lake.client().fetch('*[_id == "seen"][0].title')).toBe('canary')
    expect((await fileFetcher(lake.client())(`${lake.origin}${picture}?w=50`)).status).toBe(200)
    expect((await fileFetcher()(lake.origin + picture)).status).toBe(401)
  })

  it('exports documents with their files, by Sanity’s own tool, whose addresses open nothing else', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'export-'))
    const client = lake.client()
    const { assetCount, documentCount } = await exportDataset({
      ...{ client, dataset: 'production', outputPath: join(directory, 'x.tar.gz'), drafts: true },
    })
    await rm(directory, { recursive: true })
    expect({ assetCount, documentCount }).toMatchObject({ assetCount: 1 })
    const lines = await (
      await ask('/v1/data/export/production', { headers: { authorization: `Bearer ${lake.token}` } })
    ).text()
    const key = /\?key=([\w-]+)/.exec(lines)?.[1] ?? ''
    expect((await ask(`${picture}?key=${key}`)).status).toBe(200)
    expect((await ask(`${picture.replace(/\w{3}-/, '000-')}?key=${key}`)).status).toBe(401)
    expect((await ask(`/v1/data/doc/production/seen?key=${key}`)).status).toBe(401)
  })
})

describe('a dataset', () => {
  const visibility = (variables: Record<string, string>) => readConfiguration(variables).isPublic

  it('is public where nobody signs in, private where editors do, and what is asked for otherwise', () => {
    const beyond = { STUDIO_HOST: '0.0.0.0', STUDIO_URL: 'https://studio.example.nl' }
    expect(visibility({})).toBe(true)
    expect(visibility(beyond)).toBe(false)
    expect(visibility({ ...beyond, DATASET_VISIBILITY: 'public' })).toBe(true)
    expect(visibility({ DATASET_VISIBILITY: 'private' })).toBe(false)
    expect(() => visibility({ DATASET_VISIBILITY: 'yes' })).toThrow('DATASET_VISIBILITY')
  })

  it('that is made public is read by everybody, as far as it is published, and says so', async () => {
    const open = await startLake({ signIn: true, isPublic: true })
    await open.client().create({ _id: 'seen', _type: 'page' })
    await open.client().create({ _id: 'drafts.unseen', _type: 'page' })
    const found = await open.client({ token: '' }).fetch<string[]>('*._id', {}, { perspective: 'raw' })
    expect(found).toEqual(['seen'])
    expect(await open.client().datasets.list()).toMatchObject([{ aclMode: 'public' }])
    expect(await lake.client().datasets.list()).toMatchObject([{ aclMode: 'private' }])
    await open.stop()
  })
})
