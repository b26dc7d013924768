/** What the Studio's client does where its sign-in ends: nothing fails, nothing is lost, and it goes on by itself. */
import { createClient, type SanityClient } from '@sanity/client'
import { afterEach, beforeAll, afterAll, beforeEach, describe, expect, it } from 'vitest'
import { createSignIn, type SignIn } from '../../../studio/transport/sign-in.ts'
import { createSignedInFetch } from '../../../studio/transport/signed-in-fetch.ts'
import { createStreamFetch } from '../../../studio/transport/stream-fetch.ts'
import { whoAmI } from '../../../studio/transport/who-am-i.ts'
import { startSignedInLake, type SignedInLake } from '../../support/signed-in-lake.ts'

let lake: SignedInLake
let an: string
let bo: string
/** What the browser has. */
let cookie: string
let signIn: SignIn
let client: SanityClient
const subscriptions = new Set<{ unsubscribe(): void }>()

beforeAll(async () => {
  lake = await startSignedInLake()
  an = idOf('editor@example.nl')
  bo = idOf('administrator@example.nl')
})
afterAll(() => lake.stop())
beforeEach(async () => {
  cookie = lake.cookieFor(an)
  const asBrowser: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers)
    headers.set('cookie', cookie)
    headers.set('origin', lake.origin)
    return fetch(input, { ...init, headers })
  }
  signIn = createSignIn(() => whoAmI(lake.origin, asBrowser), 20)
  await signIn.begin()
  const send = createSignedInFetch(createStreamFetch(openSocket, asBrowser), signIn)
  client = createClient({
    ...lake.client({ token: '' }).config(),
    resolveFetch: () => send,
    timeout: 0,
  })
})
afterEach(() => {
  for (const one of subscriptions) one.unsubscribe()
  subscriptions.clear()
})

function idOf(email: string): string {
  return lake.accounts.credentials(email)?.user.id ?? ''
}

/** With the cookie, which browsers add by themselves. */
function openSocket(): WebSocket {
  const address = `${lake.origin.replace(/^http/, 'ws')}/transport`
  const socket: unknown = Reflect.construct(WebSocket, [address, { headers: { cookie } }])
  if (!(socket instanceof WebSocket)) throw new TypeError('no socket')
  return socket
}

function endSignIn(): void {
  lake.accounts.endSession(cookie.split('=')[1] ?? '')
}

async function stored(id: string): Promise<unknown> {
  return lake.client().getDocument(id)
}

const hasEnded = (): boolean => signIn.hasEnded()

describe('a client whose sign-in ends', () => {
  it('keeps every write, tells that it has ended, and stores them all once it is back', async () => {
    const told: boolean[] = []
    signIn.subscribe(() => told.push(signIn.hasEnded()))
    await client.create({ _id: 'words', _type: 'page', title: 'Eerst' })
    endSignIn()
    const writes = Array.from({ length: 5 }, (_, n) =>
      client.createOrReplace({ _id: `words-${n}`, _type: 'page', title: `Woord ${n}` }),
    )
    await expect.poll(hasEnded).toBe(true)
    expect(await stored('words-0')).toBeUndefined()
    const later = client.patch('words').set({ title: 'Verder getypt' }).commit()
    cookie = lake.cookieFor(an)
    await Promise.all([...writes, later])
    expect(await stored('words')).toMatchObject({ title: 'Verder getypt' })
    expect(await stored('words-4')).toMatchObject({ title: 'Woord 4' })
    expect(told).toEqual([true, false])
  })

  it('notices by its event streams, which go on where they were', { timeout: 20_000 }, async () => {
    const heard: string[] = []
    const ready = Promise.withResolvers<undefined>()
    const listening = client
      .listen(
        '*[_type == "heard"]',
        {},
        { events: ['welcome', 'mutation', 'reconnect'], visibility: 'query' },
      )
      .subscribe({
        next(event) {
          if (event.type === 'welcome') ready.resolve(undefined)
          if (event.type === 'mutation') heard.push(event.documentId)
        },
        error: ready.reject,
      })
    subscriptions.add(listening)
    await ready.promise
    await lake.client().create({ _id: 'heard-1', _type: 'heard' })
    await expect.poll(() => heard).toContain('heard-1')
    endSignIn()
    await expect.poll(hasEnded, { timeout: 10_000 }).toBe(true)
    cookie = lake.cookieFor(an)
    await expect.poll(hasEnded).toBe(false)
    await expect
      .poll(
        async () => {
          await lake.client().createOrReplace({ _id: 'heard-2', _type: 'heard' })
          return heard
        },
        { timeout: 10_000 },
      )
      .toContain('heard-2')
  })

  it('sends nothing in the name of somebody else who signs in', async () => {
    endSignIn()
    const write = client.create({ _id: 'by-an', _type: 'page' })
    await expect.poll(hasEnded).toBe(true)
    cookie = lake.cookieFor(bo)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect([hasEnded(), await stored('by-an')]).toEqual([true, undefined])
    cookie = lake.cookieFor(an)
    await write
    expect(await stored('by-an')).toMatchObject({ _id: 'by-an' })
  })

  it('sends what was refused a moment before somebody signed in again', async () => {
    endSignIn()
    const write = client.create({ _id: 'in-between', _type: 'page' })
    cookie = lake.cookieFor(an)
    await write
    expect(await stored('in-between')).toMatchObject({ _id: 'in-between' })
  })

  it('lets go of what is not wanted any more', async () => {
    endSignIn()
    const stopping = new AbortController()
    const read = client.fetch('*', {}, { signal: stopping.signal })
    await expect.poll(hasEnded).toBe(true)
    stopping.abort()
    await expect(read).rejects.toMatchObject({ name: 'AbortError' })
    cookie = lake.cookieFor(an)
    await expect.poll(hasEnded).toBe(false)
  })
})

describe('a client that is signed in', () => {
  it('is told of a refusal that has another reason', async () => {
    const wrong = client.withConfig({ token: 'wrong', ignoreBrowserTokenWarning: true })
    await expect(wrong.create({ _type: 'page' })).rejects.toMatchObject({ statusCode: 401 })
    expect(hasEnded()).toBe(false)
  })

  it('learns who nobody is without waiting', async () => {
    endSignIn()
    await expect(client.request({ url: '/users/me' })).rejects.toMatchObject({ statusCode: 401 })
    expect(hasEnded()).toBe(false)
  })

  it('fails as before where the store is away', async () => {
    const away = createSignedInFetch(fetch, signIn)
    await expect(away('http://127.0.0.1:9/v1/data/query/production')).rejects.toThrow(TypeError)
    expect(hasEnded()).toBe(false)
  })
})
