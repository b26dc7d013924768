import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { encodeSignatureHeader } from '@sanity/webhook'
import { seedDocuments } from '@programme/content-schemas/seed'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishRoutes } from '../../../site/publisher/http.ts'
import { startPublicSite, type PublicSite } from '../../support/public-site.ts'

const SECRET = 'a secret of more than sixteen characters'
let site: PublicSite
let ask: (request: Request) => Promise<Response>
let target: string
beforeAll(async () => {
  target = await mkdtemp(join(tmpdir(), 'deployed-'))
  await writeFile(join(target, 'file'), '')
  site = await startPublicSite(seedDocuments, [
    { kind: 'folder', place: target },
    { kind: 'folder', place: join(target, 'file') },
  ])
  ask = publishRoutes({ publisher: () => site.publisher, webhookSecret: SECRET })
}, 120_000)
afterAll(async () => {
  await site.stop()
  await rm(target, { recursive: true, force: true })
})

const at = (path: string): string => `http://localhost:3333/publish/${path}`

async function webhook(body: string, secret = SECRET, time = Date.now()): Promise<Response> {
  const signature = await encodeSignatureHeader(body, time, secret)
  return ask(
    new Request(at('webhook'), { method: 'POST', body, headers: { 'sanity-webhook-signature': signature } }),
  )
}

describe('what the publisher answers', () => {
  it('tells of the live release, the last publish and the ones before it', async () => {
    const response = await ask(new Request(at('status')))
    expect(await response.json()).toMatchObject({
      state: 'live',
      release: { id: site.publisher.status().release?.id },
      reason: null,
      heldSince: null,
      problems: [],
    })
    const { records } = site.publisher.status()
    expect(records.at(-1)).toMatchObject({ outcome: 'live', triggers: ['start'], failedStep: null })
    expect(Object.keys(records.at(-1)?.steps ?? {})).toEqual(['read', 'render', 'write'])
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('names a document that breaks a rule, with its id, and goes on showing the last good version', async () => {
    const id = 'project-centrumorganisatie'
    const { title } = await site.client.patch(id).set({ title: '' }).commit<{ title: string }>()
    expect(title).toBe('')
    while (site.publisher.status().problems.length === 0) await site.publisher.publish('change', [id])
    const { problems, state } = site.publisher.status()
    expect(state).toBe('live')
    expect(problems.map(({ documentId }) => documentId)).toEqual([id])
    expect(problems[0]?.message).toContain('Titel')
    expect((await fetch(`${site.origin}/projecten/centrumorganisatie/`)).status).toBe(200)
    await site.client.patch(id).set({ title: 'Centrumorganisatie' }).commit()
    while (site.publisher.status().problems.length > 0) await site.publisher.publish('change', [id])
  })

  it('gives metrics in the OpenMetrics format', async () => {
    const response = await ask(new Request(at('metrics')))
    expect(response.headers.get('content-type')).toContain('application/openmetrics-text')
    const text = await response.text()
    expect(text).toMatch(/^programme_publishes_total\{outcome="live"\} \d+$/m)
    expect(text).toMatch(/^programme_release_pages \d+$/m)
    expect(text.trimEnd().endsWith('# EOF')).toBe(true)
  })

  it('publishes on a signed webhook', async () => {
    const response = await webhook(JSON.stringify({ _id: 'project-centrumorganisatie' }))
    expect(response.status).toBe(202)
    await site.publisher.idle()
    expect(site.publisher.status().records.some(({ triggers }) => triggers.includes('webhook'))).toBe(true)
  })

  it('refuses a webhook whose signature is wrong or missing', async () => {
    expect((await webhook('{}', 'another secret altogether, longer')).status).toBe(401)
    const bare = new Request(at('webhook'), { method: 'POST', body: '{}' })
    expect((await ask(bare)).status).toBe(401)
  })

  it('has no webhook without a secret', async () => {
    const without = publishRoutes({ publisher: () => site.publisher, webhookSecret: undefined })
    expect((await without(new Request(at('webhook'), { method: 'POST', body: '{}' }))).status).toBe(404)
  })

  it('sends each release on, and tells how that went', { timeout: 120_000 }, async () => {
    while (site.publisher.status().deploys.some(({ state }) => state === 'busy')) await setTimeout(20)
    const [folder, nowhere] = site.publisher.status().deploys
    expect(folder).toMatchObject({
      state: 'live',
      release: site.publisher.status().release?.id,
      reason: null,
    })
    expect(await readFile(join(target, 'current/index.html'), 'utf8')).toBe(
      await (await fetch(`${site.origin}/`)).text(),
    )
    expect(nowhere).toMatchObject({
      target: `folder:${join(target, 'file')}`,
      state: 'failed',
      release: null,
    })
    expect(nowhere?.reason).toContain(join(target, 'file'))
  })
})
