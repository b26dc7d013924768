/** Roles × kinds of documents × operations, over every route that reads or writes. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MESSAGES, messageCountSchema, messageSchema } from '@programme/content-schemas'
import {
  ACCESS,
  HANDLING_FIELDS,
  MESSAGE_IDS,
  MESSAGE_TYPES,
  type Kind,
  type Operation,
} from '../../../studio/lake/accounts/access.ts'
import { startSignedInLake, type Asker, type SignedInLake } from '../../support/signed-in-lake.ts'

const ASKERS = ['administrator', 'editor', 'viewer', 'nobody'] as const
const INITIALS = { administrator: 'a', editor: 'e', viewer: 'v', nobody: 'nobody' } as const

/** Who may: administrator, editor, viewer; where editors sign in, nobody else reads anything. */
const TABLE: Readonly<Record<Kind, Readonly<Record<Operation, string>>>> = {
  content: { read: 'aev', create: 'ae', update: 'ae', delete: 'ae' },
  asset: { read: 'aev', create: '', update: 'ae', delete: 'ae' },
  message: { read: 'ae', create: 'a', update: 'ae', delete: 'ae' },
  release: { read: 'aev', create: 'a', update: 'a', delete: 'a' },
  group: { read: 'aev', create: '', update: '', delete: 'a' },
  system: { read: 'aev', create: 'a', update: 'a', delete: 'a' },
}
const KINDS = Object.keys(TABLE).filter((name): name is Kind => name in TABLE)
const STORED = KINDS.filter((kind) => kind !== 'group')

let lake: SignedInLake

beforeAll(async () => {
  lake = await startSignedInLake()
})
afterAll(() => lake.stop())

const mutate = (asker: Asker, ...mutations: unknown[]) =>
  lake.ask(asker, '/data/mutate/production', { mutations })
const act = (asker: Asker, ...actions: unknown[]) => lake.ask(asker, '/data/actions/production', { actions })

function fieldsOf(kind: Kind): { _id: string; _type: string } & Record<string, unknown> {
  const name = randomUUID()
  switch (kind) {
    case 'content':
      return { _id: name, _type: 'page', title: 'Een titel' }
    case 'asset': {
      const hash = name.replaceAll('-', '').padEnd(40, '0')
      return {
        _id: `file-${hash}-txt`,
        _type: 'sanity.fileAsset',
        path: `files/local/production/${hash}.txt`,
      }
    }
    case 'message':
      return { _id: `messages.${name}`, _type: 'message', message: 'Geheim', handling: 'new' }
    case 'release':
      return { _id: `_.releases.r${name}`, _type: 'system.release', name: `r${name}`, state: 'active' }
    case 'group':
      return { _id: `_.groups.${name}`, _type: 'system.group', members: [] }
    case 'system':
      return { _id: `_.retention.${name}`, _type: 'system.retention', days: 1 }
  }
}

/** A stored document of a kind, by whoever may make one. */
async function stored(kind: Kind): Promise<string> {
  if (kind === 'asset') {
    const { _id } = await lake
      .client()
      .assets.upload('file', Buffer.from(randomUUID()), { filename: 'a.txt' })
    return _id
  }
  const fields = fieldsOf(kind)
  await lake.client().create(fields)
  return fields._id
}

const expected = (kind: Kind, operation: Operation, asker: Asker): boolean =>
  TABLE[kind][operation].includes(INITIALS[asker])
const refusal = (asker: Asker): number => (asker === 'nobody' ? 401 : 403)
const cases = (kinds: readonly Kind[]) => kinds.flatMap((kind) => ASKERS.map((asker) => ({ kind, asker })))

it('the table of the code is the table of this test', () => {
  for (const kind of KINDS)
    for (const operation of ['read', 'create', 'update', 'delete'] as const)
      expect([...ACCESS[kind][operation]].map((role) => INITIALS[role]).join('')).toBe(TABLE[kind][operation])
})

it('what a message is, is what the contact form says it is', () => {
  expect(MESSAGE_IDS).toBe(MESSAGES)
  expect(MESSAGE_TYPES).toEqual([messageSchema.shape._type.value, messageCountSchema.shape._type.value])
  expect(Object.keys(messageSchema.shape)).toEqual(expect.arrayContaining([...HANDLING_FIELDS]))
})

describe('writing', () => {
  it.each(cases(KINDS))('$asker creates $kind as the table says', async ({ kind, asker }) => {
    const isAllowed = expected(kind, 'create', asker)
    for (const operation of ['create', 'createOrReplace', 'createIfNotExists']) {
      const { status } = await mutate(asker, { [operation]: fieldsOf(kind) })
      expect([operation, status]).toEqual([operation, isAllowed ? 200 : refusal(asker)])
    }
    for (const prefix of ['drafts.', 'versions.r1.']) {
      const fields = fieldsOf(kind)
      const { status } = await mutate(asker, { create: { ...fields, _id: prefix + fields._id } })
      expect([prefix, status]).toEqual([prefix, isAllowed ? 200 : refusal(asker)])
    }
    const { _id: publishedId, ...attributes } = fieldsOf(kind)
    const { status } = await act(asker, {
      actionType: 'sanity.action.document.create',
      publishedId,
      attributes: { ...attributes, _id: `drafts.${publishedId}` },
    })
    const byAction = kind === 'release' ? asker === 'administrator' || asker === 'editor' : isAllowed
    expect(['action', status]).toEqual(['action', byAction ? 200 : refusal(asker)])
  })

  it.each(cases(STORED))('$asker changes $kind as the table says', async ({ kind, asker }) => {
    const id = await stored(kind)
    const field = kind === 'message' ? 'handling' : 'label'
    const wanted = expected(kind, 'update', asker) ? 200 : refusal(asker)
    for (const patch of [
      { id, set: { [field]: 'taken' } },
      { query: '*[_id == $id]', params: { id }, set: { [`['${field}']`]: 'answered' } },
    ])
      expect((await mutate(asker, { patch })).status).toBe(wanted)
  })

  it.each(cases(STORED))('$asker deletes $kind as the table says', async ({ kind, asker }) => {
    const id = await stored(kind)
    const wanted = expected(kind, 'delete', asker) ? 200 : refusal(asker)
    expect((await mutate(asker, { delete: { id } })).status).toBe(wanted)
    expect((await lake.client().getDocument(id)) === undefined).toBe(wanted === 200)
  })

  it('a document that changes its kind leaves one and enters the other', async () => {
    const id = await stored('content')
    const asset = { ...fieldsOf('asset'), _id: id }
    expect((await mutate('administrator', { createOrReplace: asset })).status).toBe(403)
    const message = { ...fieldsOf('message'), _id: id }
    expect((await mutate('editor', { createOrReplace: message })).status).toBe(403)
    expect(
      (await mutate('editor', { create: { _id: `image-${'a'.repeat(40)}-1x1-png`, _type: 'page' } })).status,
    ).toBe(403)
  })

  it('a release made by its action is an editor’s', async () => {
    const action = { actionType: 'sanity.action.release.create', releaseId: 'voorjaar' }
    expect((await act('viewer', action)).status).toBe(403)
    expect((await act('editor', action)).status).toBe(200)
  })
})

describe('what a visitor wrote', () => {
  it.each(['message', 'email', 'consent', 'receivedAt', 'recipient'])(
    'is not changed by an editor: %s',
    async (field) => {
      const id = await stored('message')
      expect((await mutate('editor', { patch: { id, set: { [field]: 'x' } } })).status).toBe(403)
      expect(
        (await mutate('editor', { createOrReplace: { _id: id, _type: 'message', handling: 'new' } })).status,
      ).toBe(403)
      expect((await mutate('administrator', { patch: { id, set: { [field]: 'x' } } })).status).toBe(200)
    },
  )

  it('is erased by an editor, with its history', async () => {
    const id = await stored('message')
    const erased = await act('editor', {
      actionType: 'sanity.action.document.delete',
      publishedId: id,
      includeDrafts: [],
      purge: true,
    })
    expect(erased.status).toBe(200)
  })
})

describe('reading', () => {
  it.each(cases(STORED))('$asker reads $kind on every route as the table says', async ({ kind, asker }) => {
    const id = await stored(kind)
    const isAllowed = expected(kind, 'read', asker)
    const query = async (groq: string) =>
      (
        await lake.ask(asker, `/data/query/production?perspective=raw&query=${encodeURIComponent(groq)}`)
      ).text()
    expect((await query(`*[_id == "${id}"]._id`)).includes(`["${id}"]`)).toBe(isAllowed)
    expect((await query(`*[_type in array::unique(*[]._type)]._id`)).includes(id)).toBe(isAllowed)
    const doc = await (await lake.ask(asker, `/data/doc/production/${id}`)).text()
    expect(doc.includes('_type')).toBe(isAllowed)

    for (const path of [
      `documents/${id}`,
      `documents/${id}?time=2999-01-01T00:00:00Z`,
      `transactions/${id}`,
    ]) {
      const answer = await lake.ask(asker, `/data/history/production/${path}`)
      const text = await answer.text()
      expect([path, text.includes(id)]).toEqual([path, isAllowed])
    }
    expect((await lake.ask(asker, `/data/history/production/events/documents/${id}`)).ok).toBe(isAllowed)
    expect((await (await lake.ask(asker, '/data/export/production')).text()).includes(id)).toBe(isAllowed)
  })

  it.each(cases(['content', 'message']).filter(({ asker }) => asker !== 'nobody'))(
    '$asker is told of $kind by a listener as the table says',
    async ({ kind, asker }) => {
      const id = await stored(kind)
      for (const filterOf of [
        () => '*',
        (ids: string) => `*[_id in ${ids}]`,
        (ids: string) => `*[_id in ${ids} && count(*[_type == "page"]) >= 0]`,
      ]) {
        const last = `einde-${randomUUID()}`
        const filter = filterOf(JSON.stringify([id, last]))
        const parameters = new URLSearchParams({
          query: filter,
          includeResult: 'true',
          includeAllVersions: 'true',
        })
        const abort = new AbortController()
        const stream = await fetch(`${lake.origin}/v2025-02-19/data/listen/production?${parameters}`, {
          headers: { ...lake.headersOf(asker), accept: 'text/event-stream' },
          signal: abort.signal,
        })
        const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
        let text = (await reader?.read())?.value ?? ''
        await lake.client().patch(id).set({ handling: 'taken' }).commit()
        await lake.client().create({ _id: last, _type: 'page' })
        while (!text.includes(last)) text += (await reader?.read())?.value ?? last
        expect([filter, text.includes(id)]).toEqual([filter, expected(kind, 'read', asker)])
        abort.abort()
      }
    },
  )

  it('a transaction of two documents is told to a viewer without the message in it', async () => {
    const [page, message] = [await stored('content'), await stored('message')]
    await mutate(
      'editor',
      { patch: { id: page, set: { title: 'Anders' } } },
      { patch: { id: message, set: { takenBy: 'Geheim persoon' } } },
    )
    const log = await lake.ask('viewer', `/data/history/production/transactions/${page}?effectFormat=mendoza`)
    const text = await log.text()
    expect(text).toContain('Anders')
    expect(text).not.toContain(message)
    expect(text).not.toContain('Geheim persoon')
  })

  it('a viewer finds no message by what it refers to, by counting, nor by its words', async () => {
    const page = await stored('content')
    const id = `messages.${randomUUID()}`
    await lake.client().create({
      _id: id,
      _type: 'message',
      message: 'Zeldzaamwoord',
      group: { _type: 'reference', _ref: page },
    })
    const ask = async (groq: string): Promise<unknown> => {
      const answer = await lake.ask(
        'viewer',
        `/data/query/production?perspective=raw&query=${encodeURIComponent(groq)}`,
      )
      return answer.json()
    }
    for (const groq of [
      'count(*[_type == "message"])',
      `count(*[references("${page}")])`,
      'count(*[message match "zeldzaamwoord*"])',
      'count(*[_id in path("messages.**")])',
      `count(*[_id in ["${id}"]])`,
    ])
      expect([groq, await ask(groq)]).toEqual([groq, expect.objectContaining({ result: 0 })])
    const references = await lake.ask('viewer', `/data/references/production/documents/${page}/to`)
    expect(await references.text()).not.toContain(id)
  })
})
