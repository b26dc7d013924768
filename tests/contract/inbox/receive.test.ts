/** What the server keeps of a contact form, and what it turns away: each protection, and what gets through without it. */
import { createClient } from '@sanity/client'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { FILLED, post, postOnly } from '../../support/contact-form.ts'
import { startInboxServer, type InboxServer } from '../../support/inbox-server.ts'

let inbox: InboxServer

const holding = (text: string): unknown => expect.stringContaining(text)

beforeAll(async () => {
  inbox = await startInboxServer()
})
beforeEach(() => inbox.reset())
afterAll(() => inbox.stop())

describe('a message that was checked and sent', () => {
  it('is kept whole, for the coordinator of its subject, with the version of the explanation', async () => {
    const response = await inbox.send()
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/contact/verzonden/#inhoud')
    expect(await inbox.messages()).toMatchObject([
      {
        name: FILLED.name,
        message: FILLED.message,
        phone: '+31612345678',
        group: { _ref: 'werkgroep-promotie', _weak: true },
        recipient: { _ref: 'contact-operationeel-manager' },
        consent: { version: '2026-11-24.2' },
        handling: 'new',
        suspect: false,
        delivery: { state: 'studio' },
      },
    ])
  })

  it('cannot be read without a token: not by query, not by id, not by listening, not in its history', async () => {
    await inbox.send()
    const [message] = await inbox.messages()
    const stranger = inbox.lake.client({ token: '' })
    expect(await stranger.fetch('*')).not.toContainEqual(expect.objectContaining({ _type: 'message' }))
    expect(await stranger.fetch('count(*[_type in ["message", "messageCount"]])')).toBe(0)
    expect(await stranger.getDocument(message?._id ?? '')).toBeUndefined()
    const history = `${inbox.lake.origin}/v2025-02-19/data/history/production/transactions/${message?._id ?? ''}?excludeContent=false`
    const answer = await fetch(history)
    expect(answer.ok ? await answer.text() : '').not.toContain(FILLED.name)
  })

  it('is kept once, however often it is sent, and counted once', async () => {
    const { token = '' } = await inbox.check()
    inbox.ahead += 2_000
    const again = { ...FILLED, token, step: 'send' }
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(inbox.origin, again)))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303])
    expect(await inbox.messages()).toHaveLength(1)
    expect(await inbox.client.fetch('*[_type == "messageCount"].total', {}, { perspective: 'raw' })).toEqual([
      1,
    ])
  })
})

describe('what is wrong with a form is said at its field, in Dutch, and what was typed comes back', () => {
  it.each([
    ['who', '', 'Kies wie u bent.'],
    ['who', 'koning', 'Kies wie u bent.'],
    ['subject', '', 'Kies een onderwerp uit de lijst.'],
    ['subject', 'Iets anders', 'Kies een onderwerp uit de lijst.'],
    ['group', 'bestaat-niet', 'Deze werkgroep is er niet meer. Kies een andere.'],
    ['message', ' \n ', 'Schrijf uw bericht.'],
    ['message', 'x'.repeat(4_001), 'Uw bericht is te lang. Gebruik hoogstens 4000 tekens.'],
    ['name', '', 'Vul uw naam in.'],
    ['name', 'A\r\nBcc: iedereen@voorbeeld.nl', 'Hier staat een teken dat niet kan. Typ het opnieuw.'],
    ['name', 'lkoob\u202e', 'Hier staat een teken dat niet kan. Typ het opnieuw.'],
    ['email', 'proef@', 'Dit is geen e-mailadres. Schrijf het zoals naam@voorbeeld.nl.'],
    ['email', 'a@b.nl, c@d.nl', 'Dit is geen e-mailadres. Schrijf het zoals naam@voorbeeld.nl.'],
    ['email', 'a@b.nl\r\nBcc: c@d.nl', 'Dit is geen e-mailadres. Schrijf het zoals naam@voorbeeld.nl.'],
    ['phone', '12', 'Dit is geen telefoonnummer. Schrijf het zoals 06 12 34 56 78.'],
    ['phone', '06 1234567', 'Een Nederlands telefoonnummer heeft tien cijfers. Kijk het na.'],
    ['phone', '+31 6 123456789', 'Een Nederlands telefoonnummer heeft tien cijfers. Kijk het na.'],
  ])('%s %j', async (field, value, message) => {
    const typed = { ...FILLED, [field]: value }
    const response = await post(inbox.origin, typed)
    expect(response.status).toBe(422)
    const form: unknown = await response.json()
    expect(form).toMatchObject({ step: 'fill', values: typed, errors: { [field]: message } })
    expect(form).not.toHaveProperty('token')
  })

  it('asks for one way to answer, and for a mail address where a confirmation is wanted', async () => {
    const neither = await inbox.check({ ...FILLED, email: '', phone: '' })
    expect(neither.errors.email).toContain('e-mailadres of een telefoonnummer')
    const receipt = await inbox.check({ ...FILLED, email: '', receipt: 'on' })
    expect(receipt.errors.email).toContain('bevestiging')
  })

  it('says everything that is wrong at once, the missing way to be reached too', async () => {
    const { errors } = await inbox.check({})
    expect(Object.keys(errors).toSorted()).toEqual(['email', 'message', 'name', 'subject', 'who'])
    const wrong = await inbox.check({ ...FILLED, name: '', email: 'proef@', receipt: 'on' })
    expect(wrong.errors).toMatchObject({ name: 'Vul uw naam in.' })
    expect(wrong.errors.email).toContain('geen e-mailadres')
  })

  it.each([
    ['06/12345678', '+31612345678'],
    ['06–12345678', '+31612345678'],
    ['06‑12 34 56 78', '+31612345678'],
    ['\u202a+31 6 12345678\u202c', '+31612345678'],
    ['\u2066(010) 123 45 67\u2069', '+31101234567'],
    ['14 010', '+3114010'],
    ['0800-1234', '+318001234'],
    ['+32 2 555 01 00', '+3225550100'],
  ])('takes the number %j as it was pasted', async (phone, number) => {
    const { errors, values } = await inbox.check({ ...FILLED, phone })
    expect(errors).toEqual({})
    expect(values.phone).toBe(number)
  })

  it('goes back to the form with everything in it when something is to be changed', async () => {
    const form = await inbox.check({ ...FILLED, step: 'edit' })
    expect(form).toEqual({ step: 'fill', values: FILLED, errors: {} })
  })
})

describe('nothing is kept', () => {
  afterEach(async () => {
    expect(await inbox.messages()).toEqual([])
  })

  it('of a message that was changed after it was checked', async () => {
    const { token = '' } = await inbox.check()
    inbox.ahead += 2_000
    const response = await post(inbox.origin, { ...FILLED, message: 'Iets anders', token, step: 'send' })
    expect(response.status).toBe(422)
  })

  it('with a token that is made up, of another server, or a day old', async () => {
    const { token = '' } = await inbox.check()
    const made = token.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    inbox.ahead += 2_000
    expect((await post(inbox.origin, { ...FILLED, token: made, step: 'send' })).status).toBe(422)
    expect((await post(inbox.origin, { ...FILLED, token: 'x', step: 'send' })).status).toBe(422)
    inbox.ahead += 24 * 60 * 60 * 1_000
    expect((await post(inbox.origin, { ...FILLED, token, step: 'send' })).status).toBe(422)
    await inbox.restart({ secret: 'another secret' })
    inbox.ahead = 2_000
    expect((await post(inbox.origin, { ...FILLED, token, step: 'send' })).status).toBe(422)
  })

  it('faster than anyone can read, and the same page can be sent a moment later', async () => {
    const { token = '' } = await inbox.check()
    const response = await post(inbox.origin, { ...FILLED, token, step: 'send' })
    expect(await response.json()).toMatchObject({
      step: 'check',
      token,
      problem: holding('snel'),
    })
  })

  it('from a page of another site, or from a program that does not say where it comes from', async () => {
    const { token = '' } = await inbox.check()
    inbox.ahead += 2_000
    const fields = { ...FILLED, token, step: 'send' }
    const foreign: Record<string, string>[] = [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: 'https://binnenstad.example.evil.example' },
      { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin' },
      { Origin: '', 'Sec-Fetch-Site': 'cross-site' },
      { Origin: '' },
    ]
    for (const headers of foreign)
      expect((await post(inbox.origin, fields, { headers })).status, JSON.stringify(headers)).toBe(403)
  })

  it('of what fills in the field that people do not see, and a person who does is told', async () => {
    const { token = '' } = await inbox.check()
    inbox.ahead += 2_000
    const response = await post(inbox.origin, {
      ...FILLED,
      website: 'https://spam.example',
      token,
      step: 'send',
    })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ errors: { website: holding('leeg') } })
  })

  it('of a post that is too large, declared or not, or of another kind', async () => {
    const send = (body: BodyInit, type = 'application/x-www-form-urlencoded'): Promise<Response> =>
      fetch(`${inbox.origin}/contact/bericht/`, {
        method: 'POST',
        body,
        headers: { Origin: inbox.origin, 'Content-Type': type },
        ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
      })
    const large = `message=${'x'.repeat(70_000)}`
    expect((await send(large)).status).toBe(413)
    expect((await send(new Blob([large]).stream())).status).toBe(413)
    expect((await send('{}', 'application/json')).status).toBe(415)
    expect((await send('--x', 'multipart/form-data; boundary=x')).status).toBe(415)
  })

  it('while the store is away, and the visitor is told that it was not sent', async () => {
    const { token = '' } = await inbox.check()
    inbox.ahead += 2_000
    await inbox.restart({
      client: createClient({ ...inbox.client.config(), apiHost: 'http://127.0.0.1:9', maxRetries: 0 }),
    })
    const response = await post(inbox.origin, { ...FILLED, token, step: 'send' })
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({
      step: 'check',
      values: { message: FILLED.message },
      problem: holding('niet verstuurd'),
    })
    expect(inbox.lines.join('\n')).toContain('could not be kept')
    expect(inbox.lines.join('\n')).not.toMatch(/Proef|voorbeeld\.nl|meedoen/)
  })
})

describe('every answer to a post has an address of its own, so that back, forward and reload post nothing', () => {
  it.each([
    ['a form that is right', FILLED, 200, 'check'],
    ['a form with faults', { ...FILLED, name: '' }, 422, 'fill'],
    ['a form to be changed', { ...FILLED, step: 'edit' }, 200, 'fill'],
    ['a message without its token', { ...FILLED, step: 'send' }, 422, 'check'],
  ])('%s', async (_name, fields, status, step) => {
    const answer = await postOnly(inbox.origin, fields)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const address = answer.headers.get('location') ?? ''
    expect(address).toMatch(/^\/contact\/bericht\/\?stap=[\w-]{24}#bericht$/)
    for (let loads = 0; loads < 2; loads += 1) {
      const shown = await fetch(inbox.origin + address)
      expect(shown.status).toBe(status)
      expect(shown.headers.get('cache-control')).toBe('no-store')
      expect(await shown.json()).toMatchObject({ step, values: { message: FILLED.message } })
    }
  })

  it.each(['?stap=', '?stap=bestaat-niet', '?stap=__proto__', '?stap=%00&stap=x', ''])(
    'an address that is not kept (%s) leads to an empty form',
    async (query) => {
      const answer = await fetch(`${inbox.origin}/contact/bericht/${query}`, { redirect: 'manual' })
      expect(answer.status).toBe(303)
      expect(answer.headers.get('location')).toBe('/contact/bericht/')
    },
  )

  it('is another one each time', async () => {
    const addresses = await Promise.all(
      [1, 2].map(async () => (await postOnly(inbox.origin, FILLED)).headers.get('location')),
    )
    expect(new Set(addresses).size).toBe(2)
  })
})
