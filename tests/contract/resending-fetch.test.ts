/** Requests of the Studio whose connection is lost: a read is answered when the store is back, a transaction is carried out once. */
import { createClient, type SanityClient } from '@sanity/client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createResendingFetch } from '../../studio/transport/resending-fetch.ts'
import { startLake, type RunningLake } from '../support/start-lake.ts'

let lake: RunningLake
beforeAll(async () => {
  lake = await startLake()
})
afterAll(() => lake.stop())

const LOST = new TypeError('fetch failed')

/** @param lose what happens to the first attempt @param longest see {@link createResendingFetch} */
function clientThatLoses(
  lose: (send: () => Promise<Response>) => Promise<Response>,
  longest = 60_000,
  times = 1,
) {
  let attempts = 0
  const send: typeof fetch = (input, init) => {
    attempts += 1
    return attempts <= times ? lose(() => fetch(input, init)) : fetch(input, init)
  }
  const client = createClient({
    ...lake.client().config(),
    maxRetries: 0,
    resolveFetch: () => createResendingFetch(send, { longest, pause: 10 }),
  })
  return { client, attempts: () => attempts }
}

const lost = {
  'before it reached the store': () => Promise.reject(LOST),
  'before its answer came': (send: () => Promise<Response>) => send().then(() => Promise.reject(LOST)),
}

it.each(Object.entries(lost))('is carried out once where it was lost %s', async (name, lose) => {
  const _id = name.replaceAll(' ', '-')
  await lake.client().create({ _id, _type: 'page', n: 0 })
  const { client, attempts } = clientThatLoses(lose)
  const transactionId = `lost-${_id}`
  const answer = await client.patch(_id).inc({ n: 1 }).commit({ transactionId, returnDocuments: false })
  expect(answer).toMatchObject({ transactionId })
  expect(attempts()).toBe(2)
  expect(await lake.client().getDocument(_id)).toMatchObject({ n: 1, _rev: transactionId })
})

const write = (client: SanityClient, transactionId: string) =>
  client
    .transaction()
    .createOrReplace({ _id: transactionId, _type: 'page' })
    .transactionId(transactionId)
    .commit({ returnDocuments: false })

it('is an error where it was carried out before it was sent', async () => {
  await write(lake.client(), 'sent-before')
  const { client } = clientThatLoses((send) => send())
  await expect(write(client, 'sent-before')).rejects.toMatchObject({ statusCode: 409 })
})

it('is an error where the connection stays away, and where it has no id', async () => {
  const away = clientThatLoses(() => Promise.reject(LOST), -1)
  await expect(write(away.client, 'away')).rejects.toThrow('fetch failed')
  expect(away.attempts()).toBe(1)
  const nameless = clientThatLoses(() => Promise.reject(LOST))
  await expect(nameless.client.create({ _type: 'page' })).rejects.toThrow('fetch failed')
  expect(nameless.attempts()).toBe(1)
})

it.each([
  ['by its address', '*[_id == "twice"]'],
  ['in the body, as it is long', `*[_id == "${'x'.repeat(12_000)}"]`],
])('a read that is asked %s is sent until it is answered, however long that takes', async (_how, query) => {
  const { client, attempts } = clientThatLoses(() => Promise.reject(LOST), -1, 7)
  expect(await client.fetch(query)).toEqual([])
  expect(attempts()).toBe(8)
})

it('a read that nobody waits for any more is not sent again', async () => {
  const gone = new AbortController()
  const { client, attempts } = clientThatLoses(() => {
    gone.abort()
    return Promise.reject(LOST)
  })
  await expect(client.fetch('*', {}, { signal: gone.signal })).rejects.toThrow()
  expect(attempts()).toBe(1)
})
