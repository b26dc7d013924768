/** Messages reach their coordinator by a real mail server, whatever happens on the way, and nothing of a stranger's becomes a link or a header. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deliverDue } from '../../../site/inbox/deliver.ts'
import { startOutbox, type Outbox } from '../../../site/inbox/outbox.ts'
import { openMailTransport, type MailTransport } from '../../../site/inbox/mail-transport.ts'
import { FILLED } from '../../support/contact-form.ts'
import { startInboxServer, type InboxServer } from '../../support/inbox-server.ts'
import { startMailServer, type MailServer } from '../../support/mail-server.ts'
import { startMisbehavingStore, type MisbehavingStore } from '../../support/misbehaving-store.ts'

const FROM = 'De binnenstad <site@binnenstad.example>'
const SONJA = 's.unk@ik-onderneem.nl'
const VERONIQUE = 'v.gielen@ik-onderneem.nl'

let mail: MailServer
let inbox: InboxServer
const outboxes: Outbox[] = []

beforeAll(async () => {
  mail = await startMailServer()
  inbox = await startInboxServer({ mail: { url: mail.url, from: FROM } })
})
beforeEach(async () => {
  await mail.stop()
  mail = await startMailServer(mail.port)
  await inbox.reset()
})
afterEach(async () => {
  await Promise.all(outboxes.splice(0).map((outbox) => outbox.stop()))
})
afterAll(async () => {
  await inbox.stop()
  await mail.stop()
})

function outbox(pauses: readonly number[], url = mail.url): Outbox {
  const { client, lines } = inbox
  const started = startOutbox({
    client,
    post: openMailTransport(url, FROM, 300),
    siteUrl: 'https://binnenstad.example',
    log: () => lines,
    pauses,
    look: 50,
  })
  outboxes.push(started)
  return started
}

async function delivery() {
  return (await inbox.messages())[0]?.delivery
}

/** YYYY-MM-DD */
function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}

describe('a message', () => {
  it('is mailed to the coordinator of its subject, to be answered to the sender, as text only', async () => {
    await inbox.send()
    const got = await mail.received(SONJA, 'Ik wil graag meedoen.')
    expect(got.subject).toBe(`Bericht via de site: ${FILLED.subject}`)
    expect(got.replyTo?.value).toEqual([{ name: FILLED.name, address: FILLED.email }])
    expect(got.from?.value).toEqual([{ name: 'De binnenstad', address: 'site@binnenstad.example' }])
    expect(got.html).toBe(false)
    expect(got.text).toContain('Werkgroep: Werkgroep Promotie')
    const [message] = await inbox.messages()
    expect(got.messageId).toBe(`<${message?._id ?? ''}@binnenstad.example>`)
    await expect.poll(delivery).toMatchObject({ state: 'sent', attempts: 1 })
    await inbox.send({ ...FILLED, subject: 'Projecten en meedoen' })
    await mail.received(VERONIQUE, 'Ik wil graag meedoen.')
    expect(mail.mails).toHaveLength(2)
  })

  it('goes to the deputy while the coordinator is away, and says so', async () => {
    await inbox.client
      .patch('contact-operationeel-manager')
      .set({ away: { from: dayIn(-1), until: dayIn(1) } })
      .commit({ visibility: 'sync' })
    await inbox.send()
    const got = await mail.received(VERONIQUE, 'Ik wil graag meedoen.')
    expect(got.text).toContain('omdat Sonja den Duijn er nu niet is')
    expect((await inbox.messages())[0]?.recipient?._ref).toBe('contact-projectcoordinator')
  })

  it('cannot bring headers, recipients or links of its own', async () => {
    const message = [
      'Bcc: iedereen@voorbeeld.nl',
      'Klik op https://evil.example/inloggen of www.evil.example',
      'javascript:alert(1) mailto:x@evil.example',
      '.',
      'RCPT TO:<iedereen@voorbeeld.nl>',
      '<a href="https://evil.example">hier</a>',
    ].join('\r\n')
    await inbox.send({ ...FILLED, name: 'Bank evil.example <a@evil.example>', message })
    const got = await mail.received(SONJA, 'Klik op')
    expect(got.bcc).toBeUndefined()
    expect(got.to).toMatchObject({ value: [{ address: SONJA }] })
    expect(got.text).not.toMatch(/https?:\/\/|www\.evil|evil\.example|javascript:|mailto:|@evil/)
    expect(got.text).toContain('https[:]//evil[.]example/inloggen')
    expect(mail.mails).toHaveLength(1)
  })

  it('is confirmed to the sender only when asked for, without a word that the sender wrote', async () => {
    await inbox.send()
    await mail.received(SONJA, 'meedoen')
    await inbox.send({ ...FILLED, email: 'ander@voorbeeld.nl', receipt: 'on' })
    const got = await mail.received('ander@voorbeeld.nl', 'ontvangen')
    expect(got.raw).not.toMatch(/graag meedoen|Proef Persoon|Op dinsdag kan/)
    expect(got.text).toContain(FILLED.subject)
    expect(got.text).toContain('https://binnenstad.example/werkgroepen/promotie.ics')
    expect(mail.mails.filter(({ raw }) => raw.includes(`To: ${FILLED.email}`))).toEqual([])
  })
})

describe('nothing is lost', () => {
  it('while the mail server is away: it is tried again with pauses, and the reason is there to read', async () => {
    await mail.stop()
    await inbox.send()
    await expect
      .poll(delivery)
      .toMatchObject({ state: 'waiting', reason: 'De mailserver is niet bereikbaar.' })
    mail = await startMailServer(mail.port)
    await inbox.restart()
    await mail.received(SONJA, 'meedoen')
    await expect.poll(delivery).toMatchObject({ state: 'sent', attempts: 2 })
  })

  it('after the last try it stays, with the reason, and is mailed once someone asks for it again', async () => {
    await inbox.restart({ mail: undefined })
    await mail.stop()
    await inbox.send()
    const [message] = await inbox.messages()
    const id = message?._id ?? ''
    await inbox.client.patch(id).set({ 'delivery.state': 'waiting' }).commit({ visibility: 'sync' })
    outbox([10, 10])
    await expect.poll(delivery).toMatchObject({ state: 'failed', attempts: 3 })
    mail = await startMailServer(mail.port)
    await inbox.client
      .patch(id)
      .set({ delivery: { state: 'waiting', attempts: 0 } })
      .commit({ visibility: 'sync' })
    await mail.received(SONJA, 'meedoen')
    await expect.poll(delivery).toMatchObject({ state: 'sent', attempts: 1 })
  })

  it('behind a hundred older ones that wait for a later try', async () => {
    await inbox.restart({ mail: undefined })
    await inbox.send()
    const [message] = await inbox.messages()
    if (!message) throw new Error('no message')
    const later = inbox.client.transaction()
    for (let count = 0; count < 100; count += 1) {
      later.create({
        ...message,
        _id: `messages.older-${count}`,
        _type: 'message',
        receivedAt: '2026-11-01T12:00:00Z',
        delivery: { state: 'waiting', attempts: 3, nextAttemptAt: '2100-01-01T00:00:00Z' },
      })
    }
    await later.commit({ visibility: 'sync' })
    await inbox.client.patch(message._id).set({ 'delivery.state': 'waiting' }).commit()
    const { client } = inbox
    const post = openMailTransport(mail.url, FROM)
    expect(await deliverDue({ client, post, siteUrl: '', log: String })).toBe(false)
    expect(mail.mails.map(({ messageId }) => messageId)).toEqual([`<${message._id}@binnenstad.example>`])
  })

  it('while the mail server takes a connection and then says nothing', async () => {
    await inbox.restart({ mail: undefined })
    await inbox.send()
    const silent = createServer(() => undefined).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const address = silent.address()
    const port = typeof address === 'object' ? address?.port : undefined
    outbox([60_000], `smtp://127.0.0.1:${port}`)
    const [message] = await inbox.messages()
    await inbox.client
      .patch(message?._id ?? '')
      .set({ 'delivery.state': 'waiting' })
      .commit()
    await expect
      .poll(delivery)
      .toMatchObject({ state: 'waiting', reason: 'De mailserver antwoordt niet op tijd.' })
    silent.close()
  })

  it('of an address that the mail server refuses for good: it is not tried again', async () => {
    mail.refused.add(SONJA)
    await inbox.send()
    await expect.poll(delivery).toMatchObject({
      state: 'failed',
      attempts: 1,
      reason: 'De mailserver weigert het adres van de ontvanger of de afzender. (code 550)',
    })
  })

  it('but what is erased while it is being mailed stays erased', async () => {
    await inbox.restart({ mail: undefined })
    await inbox.send()
    const { client } = inbox
    const [{ _id } = { _id: '' }] = await inbox.messages()
    await client.patch(_id).set({ 'delivery.state': 'waiting' }).commit({ visibility: 'sync' })
    const post = openMailTransport(mail.url, FROM)
    const send: MailTransport['send'] = async (given) => {
      await post.send(given)
      await client.delete(_id)
    }
    await deliverDue({ client, post: { ...post, send }, siteUrl: '', log: String })
    expect(mail.mails).toHaveLength(1)
    expect(await inbox.messages()).toEqual([])
  })

  it('but what was erased meanwhile stays erased', async () => {
    await mail.stop()
    await inbox.send()
    await expect.poll(delivery).toMatchObject({ state: 'waiting', attempts: 1 })
    const [message] = await inbox.messages()
    await inbox.client.delete(message?._id ?? '')
    mail = await startMailServer(mail.port)
    await inbox.restart()
    await inbox.send({ ...FILLED, message: 'Een later bericht' })
    await mail.received(SONJA, 'Een later bericht')
    expect(mail.mails).toHaveLength(1)
    expect(await inbox.messages()).toHaveLength(1)
  })
})

describe('nothing is sent twice', () => {
  let store: MisbehavingStore
  beforeEach(async () => {
    store = await startMisbehavingStore(inbox.lake.origin, inbox.lake.token)
  })
  afterEach(() => store.stop())

  /** A message that waits while nobody mails. */
  async function waiting(): Promise<void> {
    await inbox.restart({ mail: undefined })
    await inbox.send({ ...FILLED, receipt: 'on' })
    const [{ _id } = { _id: '' }] = await inbox.messages()
    const set = {
      delivery: { state: 'waiting', attempts: 0 },
      receiptDelivery: { state: 'waiting', attempts: 0 },
    }
    await inbox.client.patch(_id).set(set).commit({ visibility: 'sync' })
  }

  /** @param look called with each mail, once it has been sent */
  function begin(look: () => void): { readonly rounds: () => number } {
    const post = openMailTransport(mail.url, FROM)
    const send: MailTransport['send'] = async (given) => {
      await post.send(given)
      look()
    }
    let failed = 0
    outboxes.push(
      startOutbox({
        ...{ client: store.client.withConfig({ maxRetries: 0 }), post: { ...post, send } },
        ...{ siteUrl: '', look: 20, log: () => (failed += 1) },
      }),
    )
    return { rounds: () => failed }
  }

  it.each(['full', 'broken', 'away'] as const)(
    'while the store is %s after it: what became of it is written down once that is possible',
    async (mood) => {
      await waiting()
      let mails = 0
      const { rounds } = begin(() => {
        mails += 1
        if (mails === 1) store.mood = mood
      })
      await expect.poll(rounds).toBeGreaterThan(5)
      expect(mail.mails).toHaveLength(1)
      store.mood = 'well'
      await expect.poll(delivery).toMatchObject({ state: 'sent', attempts: 1 })
      await expect.poll(async () => (await inbox.messages())[0]?.receiptDelivery?.state).toBe('sent')
      expect(mail.mails).toHaveLength(2)
    },
  )

  it('where nothing can be written before it, nothing is sent', async () => {
    await waiting()
    store.mood = 'full'
    const { rounds } = begin(() => undefined)
    await expect.poll(rounds).toBeGreaterThan(5)
    expect(mail.mails).toEqual([])
    store.mood = 'well'
    await expect.poll(delivery).toMatchObject({ state: 'sent', attempts: 1 })
  })

  it('by the next start, where this one ended before it was written down', async () => {
    await waiting()
    begin(() => (store.mood = 'full'))
    await expect.poll(() => mail.mails).toHaveLength(1)
    await Promise.all(outboxes.splice(0).map((outbox) => outbox.stop()))
    store.mood = 'well'
    begin(() => undefined)
    await expect.poll(async () => (await inbox.messages())[0]?.receiptDelivery?.state).toBe('sent')
    expect(mail.mails).toHaveLength(2)
    expect(await delivery()).toMatchObject({ state: 'waiting', attempts: 0 })
  })
})
