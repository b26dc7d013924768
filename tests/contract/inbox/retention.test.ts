/** A message that is past its time is gone, from the history and from the file too. */
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { dateIn } from '@programme/content-schemas'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { purgeMessage, purgeExpired } from '../../../site/inbox/retention.ts'
import { FILLED } from '../../support/contact-form.ts'
import { startInboxServer, type InboxServer } from '../../support/inbox-server.ts'

const DAY = 24 * 60 * 60 * 1_000
let inbox: InboxServer

beforeAll(async () => {
  inbox = await startInboxServer()
})
beforeEach(() => inbox.reset())
afterAll(async () => {
  await rm(inbox.lake.dataDir, { recursive: true, force: true })
})

it('erases after 90 days, not before, or after as many as the settings say', async () => {
  await inbox.send()
  const received = Date.parse((await inbox.messages())[0]?.receivedAt ?? '')
  expect(await purgeExpired(inbox.client, new Date(received + 89 * DAY))).toEqual({ purged: 0, failed: 0 })
  expect(await inbox.messages()).toHaveLength(1)
  expect(await purgeExpired(inbox.client, new Date(received + 91 * DAY))).toEqual({ purged: 1, failed: 0 })
  expect(await inbox.messages()).toEqual([])

  await inbox.send()
  await inbox.client
    .patch('site-settings')
    .set({ 'contactForm.retentionDays': 7 })
    .commit({ visibility: 'sync' })
  expect(await purgeExpired(inbox.client, new Date(received + 8 * DAY))).toEqual({ purged: 1, failed: 0 })
})

it('keeps the numbers, which say nothing of anyone', async () => {
  await inbox.send()
  const received = Date.parse((await inbox.messages())[0]?.receivedAt ?? '')
  await purgeExpired(inbox.client, new Date(received + 91 * DAY))
  const month = dateIn('Europe/Amsterdam', new Date(received)).slice(0, 7)
  const counts = await inbox.client.fetch<unknown[]>('*[_type == "messageCount"]', {}, { perspective: 'raw' })
  expect(counts).toMatchObject([{ month, subject: FILLED.subject, total: 1 }])
  expect(JSON.stringify(counts)).not.toContain('Proef')
})

describe('one message that is unlike the others', () => {
  const old = (_id: string, fields: Record<string, unknown> = {}) => ({
    ...{ _id, _type: 'message', receivedAt: '2026-01-01T00:00:00.000Z' },
    ...fields,
  })
  const left = () =>
    inbox.client.fetch<string[]>('*[_type == "message"] | order(_id)._id', {}, { perspective: 'raw' })
  const now = new Date('2026-11-24T00:00:00Z')

  it('holds up no other: 60 with one that has a draft, and a lone draft, are erased', async () => {
    const all = inbox.client.transaction()
    for (let number = 0; number < 60; number += 1) all.create(old(`messages.m${number}`))
    all.create(old('drafts.messages.m7')).create(old('drafts.messages.alone'))
    await all.commit({ visibility: 'sync' })
    // The inbox itself erases at the same time, as a second server would.
    expect((await purgeExpired(inbox.client, now)).failed).toBe(0)
    expect(await left()).toEqual([])
  })

  it('is erased from a release too, and where it never said when it was received', async () => {
    await inbox.client.releases.create({ releaseId: 'r1', metadata: { releaseType: 'undecided' } })
    await inbox.client.create(old('versions.r1.messages.a'))
    await inbox.client.create({
      ...old('messages.b'),
      receivedAt: undefined,
      _createdAt: '2026-01-01T00:00:00Z',
    })
    expect((await purgeExpired(inbox.client, now)).failed).toBe(0)
    expect(await left()).toEqual([])
  })

  it('stays where the store does not let go of it, and the others go', async () => {
    await inbox.client.create(old('messages.held'))
    await inbox.client.create(old('messages.free'))
    await inbox.client.create({
      ...{ _id: 'holder', _type: 'holder', about: { _type: 'reference', _ref: 'messages.held' } },
    })
    expect((await purgeExpired(inbox.client, now)).failed).toBe(1)
    expect(await left()).toEqual(['messages.held'])
    await inbox.client.delete('holder')
  })
})

describe('an erased message', () => {
  const canary = 'kanariepietje'

  async function withCanary(): Promise<string> {
    await inbox.send({ ...FILLED, message: `Mijn ${canary} is weg.` })
    const [message] = await inbox.messages()
    const id = message?._id ?? ''
    await inbox.client
      .patch(id)
      .set({ takenBy: `Iemand met een ${canary}` })
      .commit({ visibility: 'sync' })
    return id
  }

  async function filesWithCanary(): Promise<string[]> {
    const files = await readdir(inbox.lake.dataDir, { recursive: true, withFileTypes: true })
    const found = []
    for (const file of files.filter((entry) => entry.isFile())) {
      const path = join(file.parentPath, file.name)
      if ((await readFile(path)).includes(canary)) found.push(file.name)
    }
    return found
  }

  it('is in no file of a lake that goes on running', async () => {
    const id = await withCanary()
    expect(await filesWithCanary()).toContain('lake.sqlite-wal')
    await purgeMessage(inbox.client, id)
    await expect.poll(filesWithCanary).toEqual([])
  })

  it('is in no file once a reader that was there meanwhile has gone', async () => {
    const id = await withCanary()
    const reader = new DatabaseSync(join(inbox.lake.dataDir, 'lake.sqlite'), { readOnly: true })
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM documents').get()
    await purgeMessage(inbox.client, id)
    await inbox.client.create({ _type: 'note', text: 'written meanwhile' })
    expect(await filesWithCanary()).toContain('lake.sqlite-wal')
    reader.exec('COMMIT')
    reader.close()
    await expect.poll(filesWithCanary, { timeout: 10_000 }).toEqual([])
  })

  it('is in no history of its drafts, also of one that was discarded long before', async () => {
    const id = await withCanary()
    await inbox.client.create({ _id: `drafts.${id}`, _type: 'message', text: `een ${canary}` })
    await inbox.client.action({
      actionType: 'sanity.action.document.version.discard',
      versionId: `drafts.${id}`,
    })
    await purgeMessage(inbox.client, id)
    await expect.poll(filesWithCanary).toEqual([])
  })
})

it('leaves no word of an erased message in the history or in any file of the store', async () => {
  const canary = 'kanariepietje'
  await inbox.send({ ...FILLED, message: `Mijn ${canary} is weg.` })
  const [message] = await inbox.messages()
  const id = message?._id ?? ''
  await inbox.client
    .patch(id)
    .set({ takenBy: `Iemand met een ${canary}` })
    .commit({ visibility: 'sync' })
  const history = async (): Promise<string> => {
    const address = `${inbox.lake.origin}/v2025-02-19/data/history/production/transactions/${id}?effectFormat=mendoza`
    return (await fetch(address, { headers: { Authorization: `Bearer ${inbox.lake.token}` } })).text()
  }
  expect(await history()).toContain(canary)
  await purgeMessage(inbox.client, id)
  expect(await history()).not.toContain(canary)
  await inbox.stop({ keepData: true })
  const files = await readdir(inbox.lake.dataDir, { recursive: true, withFileTypes: true })
  for (const file of files.filter((entry) => entry.isFile())) {
    const path = join(file.parentPath, file.name)
    expect((await readFile(path)).includes(canary), path).toBe(false)
  }
})
