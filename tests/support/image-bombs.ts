/** A process of its own that is sent image bombs; prints the most megabytes it ever held and each answer's status. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLake } from '../../studio/lake/lake.ts'
import { hugeGif, hugePng } from './pictures.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'bombs-'))
const lake = openLake({ dataDir })
const side = 16_000
const statuses = []
for (const content of [
  hugePng(30_000, 30_000),
  hugeGif(10_000, 10_000, 3),
  hugeGif(15_000, 15_000, 1),
  hugePng(side, side),
]) {
  const answer = await lake.app.request('http://localhost/v1/assets/images/production', {
    method: 'POST',
    headers: { authorization: `Bearer ${lake.token}` },
    body: new Uint8Array(content),
  })
  statuses.push(answer.status)
}
const asked = await lake.app.request(
  'http://localhost/v1/data/query/production?query=*[_type=="sanity.imageAsset"].path',
  { headers: { authorization: `Bearer ${lake.token}` } },
)
const [largest = ''] = /images\/[^"]+/.exec(await asked.text()) ?? []
const rendition = await lake.app.request(`http://localhost/${largest}?w=200`)
await rendition.arrayBuffer()
statuses.push(rendition.status)
await lake.close()
await rm(dataDir, { recursive: true, force: true })
console.log([Math.round(process.resourceUsage().maxRSS / 1024), ...statuses].join(' '))
