/** Requests that are refused together end the sign-in once. */
import { expect, it } from 'vitest'
import { createSignIn } from '../../../../studio/transport/sign-in.ts'

it.each([2, 5, 40])('hears once that it has ended where %i requests are refused together', async (count) => {
  let who: string | null = 'an'
  let looks = 0
  const signIn = createSignIn(async () => {
    const seen = who
    looks += 1
    // Each look takes a turn longer than the one before it.
    for (let turn = 0; turn < looks; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    return seen
  }, 1)
  await signIn.begin()
  const told: boolean[] = []
  signIn.subscribe(() => {
    told.push(signIn.hasEnded())
    who = 'an'
  })
  who = null
  const renewed = await Promise.all(Array.from({ length: count }, () => signIn.renewed()))
  expect(renewed).toEqual(Array.from({ length: count }, () => true))
  expect(told).toEqual([true, false])
})
