/** What a monitoring system sees of the product: health on both ports, figures with a token, and one log line per request. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { rawRequest, sendRaw } from '../support/raw-http.ts'
import { startProduct, type Product } from '../support/product.ts'

const METRICS_TOKEN = 'a token for scraping'
let product: Product
beforeAll(async () => {
  product = await startProduct({ environment: { METRICS_TOKEN, ACCESS_LOG: 'json' } })
})
afterAll(() => product.stop())

const scrape = (headers: Record<string, string>): Promise<Response> =>
  fetch(`${product.studio}/publish/metrics`, { headers })

it.each(['site', 'studio'] as const)('is alive and ready on the port of the %s', async (server) => {
  for (const [path, status] of [
    ['/healthz', 'alive'],
    ['/readyz', 'ready'],
  ] as const) {
    const response = await fetch(product[server] + path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toMatchObject({ status })
  }
  // As a probe asks that knows no name.
  const port = server === 'site' ? product.sitePort : product.studioPort
  expect(await sendRaw(port, rawRequest('GET /healthz HTTP/1.1', ['Host: 10.0.0.1']))).toMatchObject({
    status: 200,
  })
})

it('never answers a health path with the Studio’s page, nor a posted one', async () => {
  for (const path of ['/healthz', '/readyz']) {
    expect(await (await fetch(product.studio + path)).text()).not.toContain('<html')
    expect((await fetch(product.site + path, { method: 'POST' })).status).toBe(405)
    expect((await fetch(product.site + path, { method: 'HEAD' })).status).toBe(200)
  }
})

it('gives its figures to whoever has the token, and to nobody else', async () => {
  const cookie = (await fetch(product.studio)).headers.get('set-cookie') ?? ''
  for (const headers of [
    {},
    { cookie },
    { Authorization: 'Bearer ' },
    { Authorization: `Bearer ${METRICS_TOKEN}x` },
  ])
    expect((await scrape(headers)).status).toBe(401)
  expect((await scrape({ Authorization: `Bearer ${METRICS_TOKEN}` })).status).toBe(200)
})

it('has every figure that the dashboard shows, all with one prefix', async () => {
  await fetch(product.site, { headers: { 'Accept-Encoding': 'br' } })
  const text = await (await scrape({ Authorization: `Bearer ${METRICS_TOKEN}` })).text()
  const names = new Set([...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name ?? ''))
  expect([...names].filter((name) => !name.startsWith('programme_'))).toEqual([])
  const file = fileURLToPath(new URL('../../docs/deploy/grafana-dashboard.json', import.meta.url))
  const shown = new Set((await readFile(file, 'utf8')).match(/programme_\w+/g))
  const known = [...names].flatMap((name) =>
    ['', '_total', '_bucket', '_sum', '_count'].map((end) => name + end),
  )
  expect([...shown].filter((name) => !known.includes(name))).toEqual([])
  for (const line of [
    /^programme_http_requests_total\{server="site",method="GET",status="200"\} \d+$/m,
    /^programme_disk_bytes\{kind="free"\} \d+$/m,
    /^programme_cache_lookups_total\{cache="bodies",outcome="(?:hit|miss)"\} \d+$/m,
    /^programme_process_resident_memory_bytes \d+$/m,
    /^programme_publishes_total\{outcome="live"\} \d+$/m,
  ])
    expect(text).toMatch(line)
})

it('writes one line of JSON per request, without what tells who asked', async () => {
  const secret = 'jan.de.vries@example.nl'
  const headers = {
    'User-Agent': secret,
    Referer: `https://example.nl/${secret}`,
    'X-Forwarded-For': '192.0.2.7',
  }
  await fetch(`${product.site}/zoeken/?q=${secret}`, { headers })
  await fetch(`${product.site}/${secret}`, { headers })
  await fetch(`${product.studio}/v2025-02-19/data/doc/production/${secret}`, { headers })
  await expect.poll(() => product.output()).toContain('"path":"/v2025-02-19/data/doc"')
  const lines = product
    .output()
    .split('\n')
    .filter((line) => line.includes('"msg":"request"'))
  const requests = lines.map((line): unknown => JSON.parse(line))
  expect(requests).toContainEqual(
    expect.objectContaining({ server: 'site', method: 'GET', path: '/zoeken/', status: 200 }),
  )
  expect(requests).toContainEqual(expect.objectContaining({ server: 'site', status: 404 }))
  for (const text of [secret, '192.0.2.7', '127.0.0.1', '::1', '?'])
    expect(lines.join('\n')).not.toContain(text)
})
