/** Whoever tries to sign in as somebody else keeps nobody out. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAttempts } from '../../../studio/lake/accounts/attempts.ts'
import { PASSWORD, startSignedInLake, type SignedInLake } from '../../support/signed-in-lake.ts'

let lake: SignedInLake

beforeAll(async () => {
  lake = await startSignedInLake()
})
afterAll(() => lake.stop())

const signIn = (from: string, password: string, email = 'editor@example.nl') =>
  fetch(`${lake.origin}/aanmelden`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: lake.origin, 'x-forwarded-for': from },
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

it('attempts from everywhere keep the owner out of no place where they have been', async () => {
  const attempts = createAttempts()
  await attempts.begin('192.0.2.7', 'Editor@example.nl')
  await attempts.succeeded('192.0.2.7', 'editor@example.nl')
  let made = 0
  for (let n = 0; n < 300; n += 1)
    if ((await attempts.begin(`198.51.100.${n % 250}`, 'editor@example.nl')) === undefined) made += 1
  expect(made).toBe(100)
  expect(await attempts.begin('192.0.2.7', 'editor@example.nl')).toBeUndefined()
})
