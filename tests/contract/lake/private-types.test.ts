/** What of a public dataset nobody reads without being known: documents of a private type, and the files that only they use. */
import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PRIVATE_TYPES } from '@programme/content-schemas'
import { openStream } from '../../support/event-stream.ts'
import { fileFetcher } from '../../../site/content/fetch-file.ts'
import { photoWithPlace } from '../../support/pictures.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

const CANARY = 'Kanarie Kanariesen'
const PHONE = '+31612345678'

let lake: RunningLake
let client: SanityClient
let anonymous: SanityClient
let portrait: { readonly _id: string; readonly path: string }
let paper: { readonly _id: string; readonly path: string }
beforeAll(async () => {
  lake = await startLake({ privateTypes: PRIVATE_TYPES })
  client = lake.client()
  anonymous = lake.client({ token: '' })
  portrait = await client.assets.upload('image', await photoWithPlace(), { filename: `${CANARY}.jpg` })
  paper = await client.assets.upload('file', Buffer.from(CANARY), { filename: 'vog.txt' })
  await client
    .transaction()
    .create({
      ...{ _id: 'person', _type: 'contact', name: CANARY, mobile: PHONE, slug: { current: 'kanarie' } },
      consent: { given: false },
      photo: { _type: 'image', asset: { _type: 'reference', _ref: portrait._id } },
      file: { _type: 'file', asset: { _type: 'reference', _ref: paper._id } },
    })
    .create({
      ...{ _id: 'story', _type: 'newsItem', title: 'Bericht' },
      author: { _type: 'reference', _ref: 'person' },
    })
    .commit()
})
afterAll(() => lake.stop())

const ask = async (path: string): Promise<Response> => fetch(lake.origin + path)
const query = (text: string, more = ''): string =>
  `/v2025-02-19/data/query/production?query=${encodeURIComponent(text)}${more}`

/** Each with what it would say of the person. */
const QUERIES = [
  '*',
  '*[_id == "person"]',
  '*[_type == "contact"]{..., "more": *[references(^._id)]}',
  '*[_id == "story"]{"who": author->name, author->{...}}',
  `*[name match "Kanarie*"]`,
  '*[slug.current == "kanarie"]',
  '*[mobile == "+31612345678"]',
  '*[references($portrait)]',
  '*[_type in ["contact", "sanity.imageAsset", "sanity.fileAsset"]]',
  '*[_type == "contact"] | order(_updatedAt desc)[0...5]',
  'array::compact([*[_id == "person"][0].name, *[_id == "story"][0].author->mobile])',
  '{"a": *[_id == "person"][0], "b": count(*[_type == "contact"])}',
]

describe('whoever is not known', () => {
  it.each(QUERIES)('learns nothing from %s', async (text) => {
    for (const more of ['', '&perspective=raw', '&perspective=drafts', '&resultSourceMap=true']) {
      const params = `&$portrait=${encodeURIComponent(JSON.stringify(portrait._id))}`
      const response = await ask(query(text, more + params))
      expect(response.status).toBe(200)
      const answer: unknown = await response.json()
      const said = JSON.stringify(Reflect.get(Object(answer), 'result'))
      for (const word of [CANARY, PHONE, 'sanity.imageAsset', '"person",']) expect(said).not.toContain(word)
    }
    expect(await anonymous.fetch('count(*[_type == "contact"])')).toBe(0)
    expect(await client.fetch('count(*[_type == "contact"])')).toBe(1)
  })

  it('gets the document as little as one that is not there', async () => {
    const answer = (id: string): Promise<unknown> =>
      ask(`/v1/data/doc/production/${id}`).then((response) => response.json())
    expect(await answer('person')).toEqual({
      documents: [],
      omitted: [{ id: 'person', reason: 'existence' }],
    })
    expect(await answer(portrait._id)).toMatchObject({ documents: [] })
    expect(await answer(`person,story`)).toMatchObject({ documents: [{ _id: 'story' }] })
    expect((await ask('/v1/data/export/production')).status).toBe(401)
  })

  it('gets the portrait in no size and under no name, until a document that all may read shows it', async () => {
    const image = `/${portrait.path}`
    for (const path of [image, `${image}?w=50`, `${image}/naam.jpg`, `${image}?key=x`, `/${paper.path}?dl=`])
      expect((await ask(path)).status, path).toBe(404)
    expect((await fileFetcher(client)(lake.origin + image)).status).toBe(200)
    expect((await fetch(lake.origin + image, { headers: { cookie: lake.cookie } })).status).toBe(200)
    const picture = { _type: 'image', asset: { _type: 'reference', _ref: portrait._id } }
    await client.create({ _id: 'drafts.gallery', _type: 'newsItem', picture })
    expect((await ask(image)).status).toBe(404)
    await client.create({ _id: 'gallery', _type: 'newsItem', picture })
    expect((await ask(image)).status).toBe(200)
    await client.delete('gallery')
    expect((await ask(`${image}?w=50`)).status).toBe(404)
  })

  it('hears of it on no stream, and cannot guess by one either', async () => {
    const all = await openStream({ ...lake, token: '' }, { query: '*', includeResult: 'true' })
    const guessing = await openStream(
      { ...lake, token: '' },
      { query: `*[author->mobile == "${PHONE}" || _id == "end"]` },
    )
    for (const stream of [all, guessing]) expect((await stream.next()).event).toBe('welcome')
    await client.patch('person').set({ role: CANARY }).commit()
    await client.patch('story').set({ title: 'Anders' }).commit()
    await client.create({ _id: 'end', _type: 'newsItem' })
    const heard = [...(await all.take(2)), ...(await guessing.take(1))]
    all.close()
    guessing.close()
    expect(heard.map(({ data }) => data['documentId'])).toEqual(['story', 'end', 'end'])
    expect(JSON.stringify(heard)).not.toContain(CANARY)
  })

  it('does not read what editors said to each other', async () => {
    await client
      .request({
        ...{ method: 'POST', url: '/comments/production/setup', body: {} },
      })
      .catch(() => undefined)
    const answer = await ask('/vX/data/query/production-comments?query=*')
    expect([401, 404]).toContain(answer.status)
  })
})

it('is so after a restart and in a lake where editors sign in but the dataset is public', async () => {
  await lake.stop({ keepData: true })
  lake = await startLake({ dataDir: lake.dataDir, privateTypes: PRIVATE_TYPES, signIn: true, isPublic: true })
  client = lake.client()
  const found: unknown = await lake
    .client({ token: '' })
    .fetch('*[_type in ["contact", "sanity.imageAsset"]]')
  expect(found).toEqual([])
  expect((await ask(`/${portrait.path}`)).status).toBe(404)
  expect(await client.fetch('*[_id == "person"][0].name')).toBe(CANARY)
})
