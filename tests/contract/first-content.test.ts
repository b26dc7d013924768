import { seedAssets } from '@programme/content-schemas/seed'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isWithoutContent, writeFirstContent } from '../../server/first-content.ts'
import { startLake, type RunningLake } from '../support/start-lake.ts'

let lake: RunningLake

beforeAll(async () => {
  lake = await startLake()
})
afterAll(() => lake.stop())

const DESCRIPTIONS = '*[_type == "sanity.imageAsset"] | order(_id) { _id, altText }'

it('a first start tells the picture library of every picture what the documents tell of it', async () => {
  const client = lake.client()
  expect(await isWithoutContent(client)).toBe(true)
  await writeFirstContent(client)
  expect(await isWithoutContent(client)).toBe(false)

  const ids = Object.values(seedAssets).flatMap(({ kind, id }) => (kind === 'image' ? [id] : []))
  const told: unknown = expect.stringMatching(/^Tekening: .{20,}/)
  expect(await client.fetch(DESCRIPTIONS)).toEqual(ids.toSorted().map((_id) => ({ _id, altText: told })))
})

it('what an editor has told of a picture since stays when it is written again', async () => {
  const client = lake.client()
  await writeFirstContent(client)
  await client.patch(seedAssets.kade.id).set({ altText: 'De kade.' }).commit()
  await writeFirstContent(client)
  expect(await client.fetch('*[_id == $id][0].altText', { id: seedAssets.kade.id })).toBe('De kade.')
})
