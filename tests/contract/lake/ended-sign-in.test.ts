/** A sign-in that ends, ends everywhere; the cookie of one installation is not another's. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '../../../studio/lake/accounts/password.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'
import { PASSWORD, startSignedInLake, type SignedInLake } from '../../support/signed-in-lake.ts'

describe('a stream of somebody whose sign-in ends', () => {
  let lake: SignedInLake

  beforeAll(async () => {
    lake = await startSignedInLake()
  })
  afterAll(() => lake.stop())

  async function guest(): Promise<{ email: string; headers: Record<string, string> }> {
    const email = `${crypto.randomUUID()}@example.nl`
    const password = await hashPassword(PASSWORD)
    const { id } = lake.accounts.add({ email, name: 'Gast', role: 'editor' }, password)
    return { email, headers: { cookie: lake.cookieFor(id) } }
  }

  const streams = [
    'listen/production?query=*',
    'live/events/production',
    'live/events/production?includeDrafts=true',
  ]
  const ends: readonly [string, (email: string, headers: Record<string, string>) => unknown][] = [
    ['the account is removed', (email) => lake.accounts.remove(email)],
    ['the role is another', (email) => lake.accounts.setRole(email, 'viewer')],
    ['the password is another', (email) => lake.accounts.setPassword(email, 'x')],
    [
      'they sign out',
      (_email, headers) =>
        fetch(`${lake.origin}/afmelden`, {
          method: 'POST',
          redirect: 'manual',
          headers: { ...headers, origin: lake.origin },
        }),
    ],
  ]

  it.each(ends.map(([what, end], index) => ({ what, end, path: streams[index % streams.length] ?? '' })))(
    'ends where $what: $path',
    { timeout: 10_000 },
    async ({ end, path }) => {
      const { email, headers } = await guest()
      const stream = await fetch(`${lake.origin}/v2025-02-19/data/${path}`, { headers })
      const reader = stream.body?.getReader()
      expect((await reader?.read())?.done).toBe(false)
      await end(email, headers)
      const hear = async (): Promise<string> => {
        for (;;) {
          const next = await reader?.read().catch(() => undefined)
          if (!next || next.done) return 'ended'
        }
      }
      expect(await hear()).toBe('ended')
    },
  )

  it('goes on for everybody else', { timeout: 15_000 }, async () => {
    const { headers } = await guest()
    const stream = await fetch(`${lake.origin}/v2025-02-19/data/listen/production?query=*`, { headers })
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = (await reader?.read())?.value ?? ''
    await new Promise((resolve) => setTimeout(resolve, 4_500))
    await lake.client().create({ _id: 'later', _type: 'page' })
    while (!text.includes('later')) text += (await reader?.read())?.value ?? 'later'
    expect(text).toContain('"documentId":"later"')
    await reader?.cancel()
  })
})

describe('the cookie of a Studio on this machine', () => {
  let one: RunningLake
  let other: RunningLake

  beforeAll(async () => {
    one = await startLake()
    other = await startLake()
  })
  afterAll(() => Promise.all([one.stop(), other.stop()]))

  const write = (lake: RunningLake, cookie: string): Promise<Response> =>
    fetch(`${lake.origin}/v2025-02-19/data/mutate/production`, {
      method: 'POST',
      headers: { cookie, origin: lake.origin, 'content-type': 'application/json' },
      body: JSON.stringify({ mutations: [{ create: { _type: 'page' } }] }),
    })

  it('is named after its installation, so that two Studios in one browser both write', async () => {
    const [name, otherName] = [one, other].map(({ cookie }) => cookie.split('=', 1)[0])
    expect(name).not.toBe(otherName)
    const both = `${one.cookie}; ${other.cookie}`
    expect([(await write(one, both)).status, (await write(other, both)).status]).toEqual([200, 200])
    expect([(await write(one, other.cookie)).status, (await write(other, one.cookie)).status]).toEqual([
      401, 401,
    ])
  })

  it('is not worked out from the token', () => {
    const derived = createHash('sha256').update(`studio-session:${one.token}`).digest('base64url')
    expect(one.cookie).not.toContain(derived)
    expect(one.cookie).not.toContain(one.token)
  })

  it('is renewed after a day, outlives a restart, and ends after two weeks', async () => {
    let now = new Date('2026-03-01T09:00:00Z')
    const options = { now: () => now }
    const first = await startLake(options)
    const { dataDir, cookie } = first
    await first.stop({ keepData: true })
    now = new Date('2026-03-02T10:00:00Z')
    const again = await startLake({ ...options, dataDir })
    expect(again.cookie).not.toBe(cookie)
    expect(again.cookie.split('=', 1)).toEqual(cookie.split('=', 1))
    expect((await write(again, cookie)).status).toBe(200)
    now = new Date('2026-03-16T10:00:00Z')
    expect((await write(again, cookie)).status).toBe(401)
    await again.stop()
  })
})

describe('the cookies of two installations that ask for sign-in, under one host name', () => {
  let one: SignedInLake
  let other: SignedInLake

  beforeAll(async () => {
    one = await startSignedInLake()
    other = await startSignedInLake()
  })
  afterAll(() => Promise.all([one.stop(), other.stop()]))

  /** What a browser does with the answers of both: one list of cookies, by name. */
  function browser() {
    const cookies = new Map<string, string>()
    const ask = async (lake: SignedInLake, path: string, body?: Record<string, string>): Promise<number> => {
      const response = await fetch(lake.origin + path, {
        redirect: 'manual',
        headers: {
          origin: lake.origin,
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        },
        ...(body ? { method: 'POST', body: new URLSearchParams(body) } : {}),
      })
      for (const cookie of response.headers.getSetCookie()) {
        const [name = '', value = ''] = cookie.split(';', 1)[0]?.split('=') ?? []
        if (value === '') cookies.delete(name)
        else cookies.set(name, value)
      }
      return response.status
    }
    const signIn = (lake: SignedInLake, email: string) =>
      ask(lake, '/aanmelden', { email, password: PASSWORD, to: '/' })
    const known = async () => [await ask(one, '/v1/users/me'), await ask(other, '/v1/users/me')]
    return { ask, signIn, known }
  }

  it('leave each other alone: who signs in at the second stays signed in at the first', async () => {
    const { signIn, known } = browser()
    expect([await signIn(one, 'editor@example.nl'), await signIn(other, 'administrator@example.nl')]).toEqual(
      [303, 303],
    )
    expect(await known()).toEqual([200, 200])
  })

  it('end by themselves: who signs out of the second stays signed in at the first', async () => {
    const { ask, signIn, known } = browser()
    await signIn(one, 'editor@example.nl')
    await signIn(other, 'editor@example.nl')
    await ask(other, '/afmelden', {})
    expect(await known()).toEqual([200, 401])
  })

  it('open nothing at the other one', async () => {
    const { ask, signIn } = browser()
    await signIn(one, 'administrator@example.nl')
    expect(await ask(other, '/v2025-02-19/data/query/production?query=*')).toBe(401)
  })
})
