/** What the store measured of an asset stays as it is, whoever asks and however it is asked. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSignedInLake, type Asker, type SignedInLake } from '../../support/signed-in-lake.ts'

let lake: SignedInLake

beforeAll(async () => {
  lake = await startSignedInLake()
})
afterAll(() => lake.stop())

const mutate = (asker: Asker, ...mutations: unknown[]) =>
  lake.ask(asker, '/data/mutate/production', { mutations })
const act = (asker: Asker, ...actions: unknown[]) => lake.ask(asker, '/data/actions/production', { actions })

async function stored(): Promise<string> {
  const file = Buffer.from(randomUUID())
  const { _id } = await lake.client().assets.upload('file', file, { filename: 'a.txt' })
  return _id
}

describe('what the store measured of an asset', () => {
  const forged = 'http://127.0.0.1:9911/secret'
  const patches: readonly [string, Record<string, unknown>][] = [
    ['set path', { set: { path: forged } }],
    ['set path in brackets', { set: { "['path']": '//host/x' } }],
    ['set path by descent', { set: { '..path': '//host/x' } }],
    ['unset path', { unset: ['path'] }],
    ['set url', { set: { url: forged } }],
    ['diffMatchPatch of url', { diffMatchPatch: { url: '@@ -1,4 +1,5 @@\n+x\n http\n' } }],
    ['set sha1hash', { set: { sha1hash: '0'.repeat(40) } }],
    ['set assetId', { set: { assetId: '0' } }],
    ['inc size', { inc: { size: 1 } }],
    ['set mimeType', { set: { mimeType: 'text/html' } }],
    ['set extension', { set: { extension: 'html' } }],
    ['set uploadId', { set: { uploadId: 'x' } }],
    ['set a measure inside', { set: { 'metadata.dimensions.width': 1 } }],
  ]

  it.each(
    patches.flatMap(([what, patch]) =>
      (['administrator', 'editor'] as const).map((asker) => ({ what, patch, asker })),
    ),
  )('is not changed: $what by $asker', async ({ patch, asker }) => {
    const id = await stored()
    const before = await lake.client().getDocument(id)
    const answer = await mutate(asker, { patch: { id, ...patch } })
    expect([answer.status, await answer.text()]).toEqual([
      403,
      expect.stringContaining('insufficientPermissions'),
    ])
    expect(await lake.client().getDocument(id)).toEqual(before)
  })

  it('is not changed by a whole replacement, by deleting and making anew, nor with the token', async () => {
    const id = await stored()
    const whole = { ...(await lake.client().getDocument(id)), path: forged }
    for (const asker of ['administrator', 'editor'] as const)
      expect((await mutate(asker, { createOrReplace: whole })).status).toBe(403)
    await expect(
      lake.client().createOrReplace({ ...whole, _type: 'sanity.fileAsset', _id: id }),
    ).rejects.toMatchObject({
      statusCode: 403,
    })
    expect((await mutate('editor', { delete: { id } }, { create: whole })).status).toBe(403)
    expect((await mutate('editor', { delete: { id } })).status).toBe(200)
    expect((await mutate('editor', { create: whole })).status).toBe(403)
  })

  it('does not come by a version that a release publishes', async () => {
    const id = await stored()
    await act('editor', { actionType: 'sanity.action.release.create', releaseId: 'vermomd' })
    const version = { ...(await lake.client().getDocument(id)), _id: `versions.vermomd.${id}`, path: forged }
    expect((await mutate('editor', { create: version })).status).toBe(403)
    const created = await act('editor', {
      actionType: 'sanity.action.document.version.create',
      publishedId: id,
      document: version,
    })
    expect(created.status).toBe(403)
    const edited = await act('editor', {
      actionType: 'sanity.action.document.edit',
      draftId: `drafts.${id}`,
      publishedId: id,
      patch: { set: { path: forged } },
    })
    expect(edited.status).toBe(403)
  })

  it('leaves an editor the labels, and writing back what is there', async () => {
    const id = await stored()
    const patch = { id, set: { altText: 'Een haven', originalFilename: 'haven.txt', labels: ['water'] } }
    expect((await mutate('editor', { patch })).status).toBe(200)
    expect((await mutate('editor', { createOrReplace: await lake.client().getDocument(id) })).status).toBe(
      200,
    )
  })
})
