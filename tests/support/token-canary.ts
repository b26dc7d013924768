/** A lake in a process of its own: prints its token, then every answer to requests that try to make it talk. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLake } from './start-lake.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'canary-'))
const lake = await startLake({ dataDir })
console.log(lake.token)
const bearer = { authorization: `Bearer ${lake.token}` }
const wrong = { authorization: `Bearer ${lake.token}x` }
const json = { ...bearer, 'content-type': 'application/json' }
const requests: readonly [string, RequestInit][] = [
  ['/', {}],
  ['/v1/users/me', { headers: bearer }],
  ['/v1/users/me', { headers: wrong }],
  [`/v1/users/me?token=${lake.token}`, { headers: {} }],
  ['/v1/auth/id', { headers: bearer }],
  ['/v1/projects/local', { headers: bearer }],
  ['/v1/data/query/production?query=identity()', { headers: bearer }],
  ['/v1/data/query/production?query=*[', { headers: bearer }],
  ['/v1/data/mutate/production', { method: 'POST', headers: json, body: '{' }],
  [
    '/v1/data/mutate/production',
    { method: 'POST', headers: json, body: '{"mutations":[{"create":{"_type":"x"}}]}' },
  ],
  ['/v1/data/actions/production', { method: 'POST', headers: json, body: '{"actions":[{}]}' }],
  ['/v1/data/history/production/transactions/none', { headers: bearer }],
  ['/v1/assets/images/production', { method: 'POST', headers: bearer, body: 'no picture' }],
  ['/v1/nothing/here', { headers: bearer }],
  ['/images/local/production/none.png', { headers: bearer }],
  ['/publish/status', { headers: bearer }],
]
for (const [path, init] of requests) {
  const answer = await fetch(lake.origin + path, init)
  const headers = JSON.stringify([...answer.headers])
  // What was asked for stands in the answer's address; only what the lake says is of interest.
  console.log(answer.status, headers, (await answer.text()).replaceAll('\n', ' '))
}
await lake.stop({ keepData: true })
await rm(dataDir, { recursive: true })
