import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLinkChecks } from '../../../../studio/desk/publish-checks/link-checks.ts'

const A = 'https://a.example/'
const B = 'https://b.example/'
const ignore = () => undefined

/** The links of each request. */
let requests: string[][]
let states: Record<string, string>
let respond: () => Response | undefined

beforeEach(() => {
  vi.useFakeTimers()
  requests = []
  states = { [A]: 'good', [B]: 'broken' }
  respond = () => undefined
  vi.stubGlobal('fetch', (_path: string, { body }: { readonly body: string }) => {
    const links = linksOf(JSON.parse(body))
    requests.push(links)
    const answers = links.map((href) => ({ href, state: states[href], reason: `${href} is so` }))
    return Promise.resolve(respond() ?? Response.json({ links: answers }))
  })
})
function linksOf(request: unknown): string[] {
  const links: unknown = Reflect.get(Object(request), 'links')
  return Array.isArray(links) ? links.filter((link) => typeof link === 'string') : []
}

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const settle = (milliseconds = 5_000) => vi.advanceTimersByTimeAsync(milliseconds)

describe('the external links of a document', () => {
  it('are asked for once, by however many show them', async () => {
    const checks = createLinkChecks()
    const told = [vi.fn(), vi.fn()]
    for (const listener of told) checks.subscribe([A, B], listener)
    await settle()
    expect(requests).toEqual([[A, B]])
    for (const listener of told) expect(listener).toHaveBeenCalledTimes(1)
    expect(checks.current().get(B)).toEqual({ href: B, state: 'broken', reason: `${B} is so` })
  })

  it('are asked for until all is known', async () => {
    states[A] = 'busy'
    const checks = createLinkChecks()
    checks.subscribe([A], ignore)
    await settle()
    expect(requests.length).toBeGreaterThan(2)
    states[A] = 'good'
    await settle()
    const { length } = requests
    await settle(60_000)
    expect(requests).toHaveLength(length)
    expect(checks.current().get(A)?.state).toBe('good')
  })

  it('are given up where the server never knows', async () => {
    states[A] = 'busy'
    createLinkChecks().subscribe([A], ignore)
    await settle(10 * 60_000)
    expect(requests).toHaveLength(20)
  })

  it('are asked for as long as anyone shows them', async () => {
    states[A] = 'busy'
    const checks = createLinkChecks()
    const ends = [checks.subscribe([A], ignore), checks.subscribe([A], ignore)]
    await settle()
    ends[0]?.()
    const { length } = requests
    await settle()
    expect(requests.length).toBeGreaterThan(length)
    ends[1]?.()
    const last = requests.length
    await settle(60_000)
    expect(requests).toHaveLength(last)
  })

  it('keep what is known while another link is being typed', async () => {
    const checks = createLinkChecks()
    const end = checks.subscribe([B], ignore)
    await settle()
    end()
    checks.subscribe([A, B], ignore)
    expect(checks.current().get(B)?.state).toBe('broken')
    await settle()
    expect([...checks.current().keys()].sort()).toEqual([A, B])
  })

  it('are not asked for where there are none, and not again where there is no such server', async () => {
    const checks = createLinkChecks()
    checks.subscribe([], ignore)
    await settle(60_000)
    expect(requests).toEqual([])
    respond = () => new Response('', { status: 404 })
    checks.subscribe([A], ignore)
    await settle(60_000)
    expect(requests).toEqual([[A]])
    expect(checks.current().size).toBe(0)
  })

  it('are unknown where the answer is not the one of this server', async () => {
    const checks = createLinkChecks()
    for (const answer of [[], null, { links: 'x' }, { links: [1, null, { href: A, state: 'odd' }] }]) {
      respond = () => Response.json(answer)
      checks.subscribe([A], ignore)()
      const end = checks.subscribe([A], ignore)
      await settle()
      end()
    }
    expect(checks.current().size).toBe(0)
  })
})
