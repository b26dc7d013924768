/** Whoever tries to sign in as somebody else keeps nobody out. */
import { fc } from '../../support/fast-check.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAttempts } from '../../../studio/lake/accounts/attempts.ts'
import { PASSWORD, startSignedInLake, type SignedInLake } from '../../support/signed-in-lake.ts'

let lake: SignedInLake

beforeAll(async () => {
  lake = await startSignedInLake()
})
afterAll(() => lake.stop())

const signIn = (from: string, password: string, email = 'editor@example.nl', cookie = '') =>
  fetch(`${lake.origin}/aanmelden`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: lake.origin, 'x-forwarded-for': from, cookie },
    body: new URLSearchParams({ email, password, to: '/' }),
  })

it('110 wrong sign-ins from one place leave the account open to its owner', async () => {
  const answers = await Promise.all(Array.from({ length: 110 }, () => signIn('192.0.2.66', 'verkeerd')))
  const statuses = answers.map(({ status }) => status)
  expect([
    statuses.filter((status) => status === 401).length,
    statuses.filter((status) => status === 429).length,
  ]).toEqual([5, 105])
  expect((await signIn('192.0.2.7', PASSWORD)).status).toBe(303)
})

it('refused attempts on one account leave the others of the same place their own', async () => {
  for (let n = 0; n < 60; n += 1) await signIn('192.0.2.80', 'verkeerd', 'viewer@example.nl')
  expect((await signIn('192.0.2.80', PASSWORD)).status).toBe(303)
})

it('strangers from everywhere keep out nobody in a browser with which they have signed in, also after a restart', async () => {
  const first = await signIn('192.0.2.7', PASSWORD)
  const cookies = first.headers.getSetCookie()
  const browser = cookies.find((cookie) => cookie.startsWith('lake_browser_')) ?? ''
  expect(browser).toMatch(/; HttpOnly; SameSite=Strict; Path=\/; Max-Age=\d+$/)
  const cookie = browser.split(';', 1)[0] ?? ''
  for (let n = 0; n < 60; n += 1) await signIn(`198.51.100.${n}`, 'verkeerd')
  expect((await signIn('203.0.113.5', PASSWORD)).status).toBe(429)
  expect((await signIn('198.51.100.3', PASSWORD, 'editor@example.nl', cookie)).status).toBe(303)
  // It is the browser of this account, and only with its signature.
  for (const [email, given] of [
    ['viewer@example.nl', cookie],
    ['editor@example.nl', `${cookie.slice(0, -3)}abc`],
    ['editor@example.nl', cookie.replace('=', '=0')],
  ] as const) {
    for (let n = 0; n < 5; n += 1) await signIn('203.0.113.77', 'verkeerd', email, given)
    expect((await signIn('203.0.113.77', PASSWORD, email, given)).status).toBe(429)
  }
})

const OWNER = 'editor@example.nl'
const anyone = fc.record({
  address: fc.constantFrom(
    '192.0.2.7',
    '192.0.2.8',
    ...Array.from({ length: 30 }, (_none, n) => `198.51.100.${n}`),
  ),
  email: fc.constantFrom(OWNER, OWNER.toUpperCase(), 'other@example.nl'),
})
/** What happens, one after the other: strangers try, often many times, and the owner signs in from one of their places. */
const events = fc.array(
  fc.oneof(
    fc.record({
      who: fc.constant('stranger' as const),
      from: anyone,
      times: fc.integer({ min: 1, max: 80 }),
    }),
    fc.record({
      who: fc.constant('browser' as const),
      address: fc.constantFrom('192.0.2.7', '198.51.100.1', '203.0.113.9'),
      wrong: fc.nat({ max: 4 }),
    }),
    fc.record({ who: fc.constant('address' as const), wrong: fc.nat({ max: 4 }) }),
  ),
  { minLength: 1, maxLength: 30 },
)

it('the owner is let try where they have been, whatever strangers do in between; strangers have few guesses', async () => {
  const property = fc.asyncProperty(events, async (happened) => {
    const attempts = createAttempts()
    const home = { address: '192.0.2.99', email: OWNER, browser: undefined }
    expect(await attempts.begin(home)).toBeUndefined()
    await attempts.succeeded(home)
    let guesses = 0
    for (const event of happened) {
      if (event.who === 'stranger') {
        for (let n = 0; n < event.times; n += 1)
          if (
            (await attempts.begin({ ...event.from, browser: undefined })) === undefined &&
            event.from.email !== 'other@example.nl'
          )
            guesses += 1
        continue
      }
      const own = event.who === 'address' ? home : { address: event.address, email: OWNER, browser: 'laptop' }
      for (let n = 0; n < event.wrong; n += 1) expect(await attempts.begin(own)).toBeUndefined()
      expect(await attempts.begin(own)).toBeUndefined()
      await attempts.succeeded(own)
      if (event.who === 'address') guesses = 0
    }
    expect(guesses).toBeLessThanOrEqual(50)
  })
  await fc.assert(property, { numRuns: 100 })
})

it('others wait an hour at most', async () => {
  const attempts = createAttempts()
  const from = (n: number) => ({ address: `198.51.100.${n}`, email: OWNER, browser: undefined })
  for (let n = 0; n < 50; n += 1) expect(await attempts.begin(from(n))).toBeUndefined()
  const wait = await attempts.begin(from(50))
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(3_600)
})
