/** A message that is past its time is gone, from the history and from the file too. */
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { eraseMessages, eraseOld } from '../../../site/inbox/retention.ts'
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
  expect(await eraseOld(inbox.client, new Date(received + 89 * DAY))).toBe(0)
  expect(await inbox.messages()).toHaveLength(1)
  expect(await eraseOld(inbox.client, new Date(received + 91 * DAY))).toBe(1)
  expect(await inbox.messages()).toEqual([])

  await inbox.send()
  await inbox.client
    .patch('site-settings')
    .set({ 'contactForm.retentionDays': 7 })
    .commit({ visibility: 'sync' })
  expect(await eraseOld(inbox.client, new Date(received + 8 * DAY))).toBe(1)
})

it('keeps the numbers, which say nothing of anyone', async () => {
  await inbox.send()
  const received = Date.parse((await inbox.messages())[0]?.receivedAt ?? '')
  await eraseOld(inbox.client, new Date(received + 91 * DAY))
  const counts = await inbox.client.fetch<unknown[]>('*[_type == "messageCount"]', {}, { perspective: 'raw' })
  expect(counts).toMatchObject([{ month: '2026-11', subject: FILLED.subject, total: 1 }])
  expect(JSON.stringify(counts)).not.toContain('Proef')
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
  await eraseMessages(inbox.client, [id])
  expect(await history()).not.toContain(canary)
  await inbox.stop({ keepData: true })
  const files = await readdir(inbox.lake.dataDir, { recursive: true, withFileTypes: true })
  for (const file of files.filter((entry) => entry.isFile())) {
    const path = join(file.parentPath, file.name)
    expect((await readFile(path)).includes(canary), path).toBe(false)
  }
})
