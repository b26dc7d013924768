/** How many messages the server keeps: of one address, of a network, of a crowd, and under attack. */
import { createChallenge, solveChallenge, type Challenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/sha'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LIMITS } from '../../../site/inbox/limits.ts'
import { FILLED, post } from '../../support/contact-form.ts'
import { startInboxServer, type InboxServer } from '../../support/inbox-server.ts'

let inbox: InboxServer

function parseChallenge(text: string): Challenge {
  const value: unknown = JSON.parse(text)
  if (!isChallenge(value)) throw new TypeError('no challenge')
  return value
}

function isChallenge(value: unknown): value is Challenge {
  return typeof value === 'object' && value !== null && 'parameters' in value
}

const holding = (text: string): unknown => expect.stringContaining(text)

beforeAll(async () => {
  inbox = await startInboxServer()
})
beforeEach(() => inbox.reset())
afterAll(() => inbox.stop())

describe('limits', () => {
  it('one address may send a few messages an hour, another is not in the way of that', async () => {
    for (let count = 0; count < LIMITS.messages; count += 1)
      expect((await inbox.send({ ...FILLED, message: `Bericht ${count}` })).status).toBe(303)
    const refused = await inbox.send({ ...FILLED, message: 'Nog een' })
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60)
    expect((await inbox.send(FILLED, { from: '192.0.2.77' })).status).toBe(303)
    expect(await inbox.messages()).toHaveLength(LIMITS.messages + 1)
  })

  it('the addresses of one network of IPv6 count as one', async () => {
    await inbox.restart({ limits: { ...LIMITS, messages: 2 } })
    const from = (end: string) => ({ from: `2001:db8:0:7::${end}` })
    expect((await inbox.send({ ...FILLED, message: '1' }, from('1'))).status).toBe(303)
    expect((await inbox.send({ ...FILLED, message: '2' }, from('2'))).status).toBe(303)
    expect((await inbox.send({ ...FILLED, message: '3' }, from('3'))).status).toBe(429)
    expect((await inbox.send(FILLED, { from: '2001:db8:0:8::1' })).status).toBe(303)
  })

  it('junk of 200 addresses leaves few messages, all marked, and the server answers a visitor meanwhile', async () => {
    const answers: number[] = []
    for (let round = 0; round < 4; round += 1) {
      const posts = Array.from({ length: 50 }, (_, index) => ({
        fields: { ...FILLED, message: `Koop nu! ${round}.${index}` },
        from: `198.51.${round}.${index}`,
      }))
      const forms = await Promise.all(posts.map(({ fields, from }) => inbox.check(fields, { from })))
      // As long as a patient program waits.
      inbox.ahead += 31_000
      const sent = posts.map(async ({ fields, from }, index) => {
        const token = forms[index]?.token ?? ''
        return (await post(inbox.origin, { ...fields, token, step: 'send' }, { from })).status
      })
      answers.push(...(await Promise.all(sent)))
      expect((await inbox.check(FILLED, { from: '192.0.2.200' })).step).toBe('check')
    }
    expect(answers.filter((status) => status === 303)).toHaveLength(LIMITS.allMessages)
    expect(answers.filter((status) => status !== 303 && status !== 429)).toEqual([])
    const messages = await inbox.messages()
    expect(messages).toHaveLength(LIMITS.allMessages)
    expect(messages.filter(({ suspect }) => !suspect).length).toBeLessThan(5)
  })

  it.each([
    ['empty, without Origin', 403, {}, {}],
    ['with an empty Origin', 403, { Origin: '' }, FILLED],
    ['from a page of another site', 403, { Origin: 'https://evil.example' }, FILLED],
    ['of another kind', 415, { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'text/plain' }, FILLED],
  ])('65 posts that are refused put nobody under suspicion: %s', async (_which, status, headers, fields) => {
    const refused = await Promise.all(
      Array.from({ length: LIMITS.attack + 5 }, (_, index) =>
        fetch(`${inbox.origin}/contact/bericht/`, {
          method: 'POST',
          headers: { 'X-Forwarded-For': `203.0.113.${index % 3}`, ...headers },
          body: new URLSearchParams(fields),
        }),
      ),
    )
    expect([...new Set(refused.map((response) => response.status))]).toEqual([status])
    const form = await inbox.check(FILLED, { from: '192.0.2.9' })
    expect(form.step).toBe('check')
    expect(form).not.toHaveProperty('challenge')
    expect((await inbox.send(FILLED, { from: '192.0.2.9' })).status).toBe(303)
    expect(await inbox.messages()).toMatchObject([{ suspect: false }])
    // Nor is the address that they came from kept out.
    expect((await inbox.send({ ...FILLED, message: 'Ook dit' }, { from: '203.0.113.1' })).status).toBe(303)
  })

  it('under attack a sum is asked for: without it a message waits, with it it is kept, and marked as suspect', async () => {
    await inbox.restart({ limits: { ...LIMITS, attack: 3 } })
    for (let count = 0; count < 4; count += 1) await inbox.check(FILLED, { from: `203.0.113.${count}` })
    const form = await inbox.check()
    const { token = '', challenge = '{}' } = form
    inbox.ahead += 2_000
    const fields = { ...FILLED, token, step: 'send' }
    expect(await (await post(inbox.origin, fields)).json()).toMatchObject({
      problem: holding('Wacht een halve minuut'),
    })
    expect(await inbox.messages()).toEqual([])

    const other = await inbox.check({ ...FILLED, message: 'Van een ander' })
    const given = parseChallenge(challenge)
    const solution = await solveChallenge({ challenge: given, deriveKey })
    const work = JSON.stringify({ challenge: given, solution })
    const guessed = { challenge: given, solution: { ...solution, counter: 1 } }
    const easy = await createChallenge({
      algorithm: 'SHA-256',
      cost: 1,
      counter: 0,
      deriveKey,
      data: { token },
      expiresAt: new Date(Date.now() + 60_000),
      hmacSignatureSecret: 'of somebody else',
    })
    const own = { challenge: easy, solution: await solveChallenge({ challenge: easy, deriveKey }) }
    for (const made of [guessed, own])
      expect((await post(inbox.origin, { ...fields, work: JSON.stringify(made) })).status).toBe(422)
    inbox.ahead += 2_000
    const borrowed = { ...FILLED, message: 'Van een ander', token: other.token ?? '', step: 'send', work }
    expect((await post(inbox.origin, borrowed)).status).toBe(422)
    expect((await post(inbox.origin, { ...fields, work })).status).toBe(303)
    expect(await inbox.messages()).toMatchObject([{ suspect: true }])

    inbox.ahead += 40_000
    expect((await post(inbox.origin, { ...borrowed, work: '' })).status).toBe(303)
  })
})
