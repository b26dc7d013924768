import { expect, it } from 'vitest'
import { createSameOriginFetch } from '../../../../studio/transport/same-origin.ts'

const origin = 'http://localhost:3333'

function watched() {
  const asked: string[] = []
  const plain: typeof fetch = (input) => {
    asked.push(input instanceof Request ? input.url : String(input))
    return Promise.resolve(new Response('{}'))
  }
  return { asked, ownFetch: createSameOriginFetch(plain, origin, 'local.localhost:3333') }
}

it('sends what is meant for the store under another name to the own origin', async () => {
  const { asked, ownFetch } = watched()
  await ownFetch('http://local.localhost:3333/v2021-06-07/users/me?tag=x')
  await ownFetch(new Request('http://local.localhost:3333/v1/ping', { method: 'POST', body: 'x' }))
  expect(asked).toEqual([`${origin}/v2021-06-07/users/me?tag=x`, `${origin}/v1/ping`])
})

it('answers the version check and the feedback form itself', async () => {
  const { asked, ownFetch } = watched()
  expect((await ownFetch('https://sanity-cdn.com/v1/modules/sanity/latest')).ok).toBe(true)
  expect((await ownFetch('https://api.sanity.io/vX/intake/feedback')).ok).toBe(false)
  expect(asked).toEqual([])
})

it('leaves every other request as it is', async () => {
  const { asked, ownFetch } = watched()
  await ownFetch('/publish/status')
  await ownFetch('https://abc123.api.sanity.io/v1/data')
  expect(asked).toEqual(['/publish/status', 'https://abc123.api.sanity.io/v1/data'])
})
