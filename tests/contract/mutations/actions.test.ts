/** The document and version actions, as the real client and the Studio send them. */
import type { Action, SanityClient } from '@sanity/client'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { textWith } from '../../support/matchers.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

let lake: RunningLake
let client: SanityClient
let count = 0
let publishedId: string
let draftId: string
beforeAll(async () => {
  lake = await startLake()
  client = lake.client()
})
afterAll(async () => {
  await lake.stop()
})
beforeEach(() => {
  count += 1
  publishedId = `paper-${count}`
  draftId = `drafts.${publishedId}`
})

const get = (id: string) => client.getDocument(id)
const draft = (fields: Record<string, unknown> = {}) =>
  client.create({ _id: draftId, _type: 'paper', title: 'a', ...fields })
const published = (fields: Record<string, unknown> = {}) =>
  client.create({ _id: publishedId, _type: 'paper', title: 'p', ...fields })

describe('document actions', () => {
  it('create makes a draft, once, and not beside a published document', async () => {
    const action: Action = {
      actionType: 'sanity.action.document.create',
      publishedId,
      attributes: { _id: draftId, _type: 'paper', title: 'a' },
      ifExists: 'fail',
    }
    await client.action(action)
    expect(await get(draftId)).toMatchObject({ title: 'a' })
    await expect(client.action(action)).rejects.toMatchObject({
      statusCode: 409,
      details: {
        type: 'actionError',
        items: [{ index: 0, error: { type: 'documentAlreadyExistsError', id: draftId } }],
      },
    })
    await client.action({ ...action, ifExists: 'ignore' })
    await client.action({ actionType: 'sanity.action.document.publish', draftId, publishedId })
    await expect(client.action(action)).rejects.toMatchObject({ statusCode: 409 })
  })

  it.each(['drafts', 'versions.r1'])('take a versionId in place of a draftId: %s', async (prefix) => {
    const versionId = `${prefix}.${publishedId}`
    const act = (actionType: string, more: Record<string, unknown> = {}) =>
      client.request<unknown>({
        method: 'POST',
        url: '/data/actions/production',
        body: {
          actions: [{ actionType: `sanity.action.document.${actionType}`, publishedId, versionId, ...more }],
        },
      })
    await published()
    await act('edit', { patch: { set: { title: 'b' } } })
    expect(await get(versionId)).toMatchObject({ title: 'b' })
    await act('publish')
    expect(await get(publishedId)).toMatchObject({ title: 'b' })
    await act('unpublish')
    expect(await get(versionId)).toMatchObject({ title: 'b' })
    expect(await get(publishedId)).toBeUndefined()
    await expect(act('edit', { draftId: `drafts.${publishedId}x`, patch: {} })).rejects.toMatchObject({
      statusCode: 400,
    })
    await expect(act('publish', { versionId: undefined })).rejects.toMatchObject({ statusCode: 400 })
  })

  it('edit makes the draft from the published document where there is none', async () => {
    await published()
    const action: Action = {
      actionType: 'sanity.action.document.edit',
      draftId,
      publishedId,
      patch: { set: { title: 'b' } },
    }
    await client.action(action)
    await client.action({ ...action, patch: { set: { more: 1 } } })
    expect(await get(draftId)).toMatchObject({ title: 'b', more: 1 })
    expect(await get(publishedId)).toMatchObject({ title: 'p' })
  })

  it('publish replaces the published document, keeps its _createdAt and makes references strong', async () => {
    await client.createOrReplace({ _id: 'shelf', _type: 'shelf' })
    const before = await published()
    await draft({
      shelf: { _ref: 'shelf', _weak: true, _strengthenOnPublish: { type: 'shelf' } },
      loose: { _ref: 'none', _weak: true },
    })
    await client.action({
      actionType: 'sanity.action.document.publish',
      draftId,
      publishedId,
      ifPublishedRevisionId: before._rev,
    })
    expect(await get(publishedId)).toMatchObject({
      title: 'a',
      _createdAt: before._createdAt,
      shelf: { _ref: 'shelf' },
      loose: { _weak: true },
    })
    expect((await get(publishedId))?.['shelf']).toEqual({ _ref: 'shelf' })
    expect(await get(draftId)).toBeUndefined()
  })

  it.each([
    ['a draft that is another by now', { ifDraftRevisionId: 'other' }],
    ['a published document that is another by now', { ifPublishedRevisionId: 'other' }],
  ])('publish refuses %s with 409', async (_what, condition) => {
    await draft()
    await published()
    await expect(
      client.action({ actionType: 'sanity.action.document.publish', draftId, publishedId, ...condition }),
    ).rejects.toMatchObject({
      statusCode: 409,
      details: {
        items: [{ error: { type: 'documentRevisionIDDoesNotMatchError', expectedRevisionID: 'other' } }],
      },
    })
    expect(await get(draftId)).toBeDefined()
  })

  it('publish refuses a weak reference to what is not there once it becomes strong', async () => {
    await draft({ shelf: { _ref: 'nowhere', _weak: true, _strengthenOnPublish: { type: 'shelf' } } })
    const publishing = client.action({ actionType: 'sanity.action.document.publish', draftId, publishedId })
    await expect(publishing).rejects.toMatchObject({ statusCode: 409, details: { type: 'actionError' } })
  })

  it('unpublish makes the published document a draft, or leaves the draft that is there', async () => {
    await published()
    await client.action({ actionType: 'sanity.action.document.unpublish', draftId, publishedId })
    expect([await get(draftId), await get(publishedId)]).toMatchObject([{ title: 'p' }, undefined])
    await published()
    await client.patch(draftId).set({ title: 'mine' }).commit()
    await client.action({ actionType: 'sanity.action.document.unpublish', draftId, publishedId })
    expect(await get(draftId)).toMatchObject({ title: 'mine' })
  })

  it('delete takes the document and its drafts, and refuses to forget one', async () => {
    await published()
    await draft()
    const action: Action = { actionType: 'sanity.action.document.delete', publishedId, includeDrafts: [] }
    await expect(client.action(action)).rejects.toMatchObject({ statusCode: 400, message: textWith(draftId) })
    await client.action({ ...action, includeDrafts: [draftId] })
    expect([await get(draftId), await get(publishedId)]).toEqual([undefined, undefined])
  })

  it('delete with purge forgets the history too', async () => {
    const { _rev } = await published({ secret: 'x' })
    await client.action({
      actionType: 'sanity.action.document.delete',
      publishedId,
      includeDrafts: [],
      purge: true,
    })
    const answer: unknown = await client.request({
      url: `/data/history/production/documents/${publishedId}?revision=${_rev}`,
    })
    expect(answer).toEqual({ documents: [] })
  })

  it('discard and replaceDraft work on what is there only', async () => {
    await expect(
      client.action({ actionType: 'sanity.action.document.discard', draftId }),
    ).rejects.toMatchObject({ statusCode: 404 })
    const replacing: Action = {
      actionType: 'sanity.action.document.replaceDraft',
      publishedId,
      attributes: { _id: draftId, _type: 'paper', title: 'r' },
    }
    await expect(client.action(replacing)).rejects.toMatchObject({ statusCode: 404 })
    await draft()
    await client.action(replacing)
    expect(await get(draftId)).toMatchObject({ title: 'r' })
    await client.action({ actionType: 'sanity.action.document.discard', draftId })
    expect(await get(draftId)).toBeUndefined()
  })

  it('carries out all actions or none, and nothing in a dry run', async () => {
    await draft()
    const publish: Action = { actionType: 'sanity.action.document.publish', draftId, publishedId }
    await expect(client.action([publish, publish])).rejects.toMatchObject({
      details: { items: [{ index: 1 }] },
    })
    await client.action(publish, { dryRun: true })
    expect(await get(publishedId)).toBeUndefined()
  })

  it('keeps the transaction id of the client', async () => {
    await draft()
    const transactionId = `mine-${count}`
    const answer = await client.action(
      { actionType: 'sanity.action.document.publish', draftId, publishedId },
      { transactionId },
    )
    expect(answer).toMatchObject({ transactionId })
    expect(await get(publishedId)).toMatchObject({ _rev: transactionId })
  })

  it.each(['sanity.action.document.variant.create', 'sanity.action.nonsense', 'constructor', ''])(
    'answers 400 to the action "%s"',
    async (actionType) => {
      const request = client.request({
        method: 'POST',
        url: '/data/actions/production',
        body: { actions: [{ actionType }] },
      })
      await expect(request).rejects.toMatchObject({ statusCode: 400 })
    },
  )
})

describe('version actions', () => {
  const releaseId = 'lente'
  const versionId = (): string => `versions.${releaseId}.${publishedId}`
  beforeAll(async () => {
    await client.releases.create({ releaseId, metadata: { title: 'Lente', releaseType: 'undecided' } })
  })

  it('makes a version from a document or from a base, replaces and discards it', async () => {
    await published()
    const base = await client.getDocument(publishedId)
    await client.createVersion({
      publishedId,
      baseId: publishedId,
      releaseId,
      ifBaseRevisionId: base?._rev ?? '',
    })
    expect(await get(versionId())).toMatchObject({ title: 'p' })
    const again = client.createVersion({ publishedId, releaseId, document: { _type: 'paper' } })
    await expect(again).rejects.toMatchObject({ statusCode: 409 })
    await client.replaceVersion({ publishedId, releaseId, document: { _type: 'paper', title: 'v' } })
    expect(await get(versionId())).toMatchObject({ title: 'v' })
    await client.discardVersion({ publishedId, releaseId })
    expect(await get(versionId())).toBeUndefined()
  })

  it('refuses a base that is another by now, and a release that is not there', async () => {
    await published()
    const stale = client.createVersion({
      publishedId,
      baseId: publishedId,
      releaseId,
      ifBaseRevisionId: 'other',
    })
    await expect(stale).rejects.toMatchObject({ statusCode: 409 })
    const nowhere = client.createVersion({ publishedId, releaseId: 'nergens', document: { _type: 'paper' } })
    await expect(nowhere).rejects.toMatchObject({ statusCode: 404 })
  })

  it('marks a version for removal, and takes the mark away by an edit', async () => {
    await published()
    await client.unpublishVersion({ releaseId, publishedId })
    expect(await get(versionId())).toMatchObject({ title: 'p', _system: { delete: true } })
    const patch = { unset: ['_system.delete'] }
    await client.action({
      actionType: 'sanity.action.document.edit',
      draftId: versionId(),
      publishedId,
      patch,
    })
    expect((await get(versionId()))?.['_system']).toEqual({})
  })

  it('is publishable on its own', async () => {
    await client.createVersion({ publishedId, releaseId, document: { _type: 'paper', title: 'v' } })
    await client.action({ actionType: 'sanity.action.document.publish', draftId: versionId(), publishedId })
    expect([await get(publishedId), await get(versionId())]).toMatchObject([{ title: 'v' }, undefined])
  })
})
