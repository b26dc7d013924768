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
