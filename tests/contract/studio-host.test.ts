/** Who may ask the Studio's server what, where hosted Sanity and not this server knows the editors. */
import { request } from 'node:http'
import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startStudioHost, type StudioHost } from '../../studio/host/server.ts'

const fromBeyond = Object.values(networkInterfaces())
  .flat()
  .flatMap((address) => (address?.family === 'IPv4' && !address.internal ? [address.address] : []))
let host: StudioHost

beforeAll(async () => {
  host = await startStudioHost({
    port: 0,
    hostname: '0.0.0.0',
    publish: () => Response.json({}),
    bundle: () => undefined,
    studioConfiguration: { projectId: 'abc12345', dataset: 'production', hosted: true },
  })
})
afterAll(() => host.close())

/** @param address of this machine, which is where the request comes from too */
function ask(address: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { host: `localhost:${host.port}` }
    request({ host: address, port: host.port, path, method: 'POST', headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
}

describe('with hosted Sanity the Studio’s server', () => {
  it('looks up addresses for an editor at this machine', async () => {
    expect(await ask('127.0.0.1', '/publish/links')).toBe(200)
  })

  it.each(['127.0.0.1', ...fromBeyond])('tells %s how the publisher is doing', async (address) => {
    expect(await ask(address, '/publish/status')).toBe(200)
  })

  it('looks up nothing for who comes from beyond it, whatever name they ask for', async () => {
    const answers = await Promise.all(fromBeyond.map((address) => ask(address, '/publish/links')))
    expect(answers).toEqual(fromBeyond.map(() => 401))
  })
})

describe('an address of loopback that STUDIO_HOST names', () => {
  it('answers, to its own name and to no other', async () => {
    const second = await startStudioHost({
      port: 0,
      hostname: '127.0.0.2',
      publish: () => Response.json({}),
      bundle: () => undefined,
      studioConfiguration: { projectId: 'abc12345', dataset: 'production', hosted: true },
    })
    const statusAt = async (place: string): Promise<number> =>
      (await fetch(`http://${place}:${second.port}/publish/status`)).status
    try {
      expect(await statusAt('127.0.0.2')).toBe(200)
      expect(await statusAt('localhost')).toBe(200)
      await expect(statusAt('127.0.0.3')).rejects.toThrow()
    } finally {
      await second.close()
    }
  })
})

describe('an address of the Studio', () => {
  const answer = async (path: string, accept: string): Promise<number> =>
    (await fetch(`http://localhost:${host.port}${path}`, { headers: { accept } })).status

  it.each([
    '/structure/nieuws;news-a,path=image.alt',
    '/structure/nieuws;news-a%2Cpath%3Dbody%5B_key%3D%3D%22a%22%5D.children',
    '/voorbeeld/a.b.c',
    '/',
  ])('is its page, also where it ends as a file does: %s', async (path) => {
    // There is no bundle yet, which the page says.
    expect(await answer(path, 'text/html,application/xhtml+xml,*/*;q=0.8')).toBe(503)
  })

  it('is its page for whoever asks, below the top', async () => {
    expect(await answer('/intent/edit/id=abc;type=author;path=simple.name', '*/*')).toBe(503)
    expect(await answer('/intent/edit/id=abc;type=author;path=simple.name/', '*/*')).toBe(503)
  })

  it('is none for what asks for a file that is not there', async () => {
    for (const path of ['/favicon.png', '/static/gone.js', '/.env'])
      expect(await answer(path, '*/*')).toBe(404)
    expect(await answer('/static/gone.js', 'text/html')).toBe(404)
  })
})
