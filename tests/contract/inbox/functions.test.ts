/** The handlers for static hosting: bundled as a host does it, run with plain Requests against a real lake. */
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createFormHandler, type FormHandler } from '../../../site/inbox/functions/handler.ts'
import { openMailTransport, type MailTransport } from '../../../site/inbox/mail-transport.ts'
import { FILLED, hiddenFields, type Fields } from '../../support/contact-form.ts'
import { startInboxServer, type InboxServer } from '../../support/inbox-server.ts'
import { startMailServer } from '../../support/mail-server.ts'

/** As the build writes it, shortened. */
const PAGE =
  '<!DOCTYPE html><html><head><title>Stuur een bericht – De site</title></head><body><form class="search"></form><h1>Stuur een bericht</h1><form class="form" id="bericht" method="post" action="/contact/bericht/#bericht" novalidate><input name="name"></form><footer>Voet</footer></body></html>'

let inbox: InboxServer
let site: Server
let siteUrl: string
let ahead = 0

beforeAll(async () => {
  inbox = await startInboxServer()
  site = createServer((_request, response) => response.end(PAGE)).listen(0, '127.0.0.1')
  await once(site, 'listening')
  const address = site.address()
  siteUrl = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : ''
})
beforeEach(async () => {
  ahead = 0
  await inbox.reset()
})
afterAll(async () => {
  site.close()
  await inbox.stop()
})

function request(fields: Fields, origin = siteUrl): Request {
  const headers = { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' }
  return new Request(`${siteUrl}/contact/bericht/`, {
    method: 'POST',
    headers,
    body: String(new URLSearchParams(fields)),
  })
}

/** As a host makes it: another instance for every request. */
function instance(post?: MailTransport): FormHandler {
  const now = (): number => Date.now() + ahead
  return createFormHandler({ client: inbox.client, secret: 'shared', siteUrl, post, now })
}

async function handle(fields: Fields, { origin, post }: { origin?: string; post?: MailTransport } = {}) {
  const work: Promise<void>[] = []
  const response = await instance(post).answer(request(fields, origin), '192.0.2.1', (more) =>
    work.push(more),
  )
  await Promise.all(work)
  return response
}

async function send(post?: MailTransport): Promise<Response> {
  const checked = await (await handle(FILLED)).text()
  ahead += 2_000
  return handle({ ...hiddenFields(checked), step: 'send' }, post ? { post } : {})
}

describe('the handler', () => {
  it('keeps a message in two steps, each on another instance, as the server does', async () => {
    const checked = await (await handle(FILLED)).text()
    expect(checked).toContain('<title>Controleer uw bericht – De site')
    expect(checked).toContain('<footer>Voet</footer>')
    const sent = await send()
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/contact/verzonden/#inhoud'])
    expect(await inbox.messages()).toMatchObject([
      {
        message: FILLED.message,
        recipient: { _ref: 'contact-operationeel-manager' },
        delivery: { state: 'studio' },
      },
    ])
  })

  it('gives back what was typed, as text, with what is wrong at its field', async () => {
    const page = await (await handle({ ...FILLED, email: '"><script>alert(1)</script>' })).text()
    expect(page).toContain('<title>Fout: Stuur een bericht')
    expect(page).toMatch(/id="veld-email" name="email" aria-invalid="true" aria-describedby="fout-email"/)
    expect(page).not.toContain('<script>')
    expect(page).toContain('&#34;&#62;&#60;script&#62;')
    for (const name of [
      'who',
      'subject',
      'group',
      'message',
      'name',
      'email',
      'phone',
      'nameConsent',
      'website',
    ])
      expect(page, name).toContain(`name="${name}"`)
  })

  it('keeps nothing from another site, and nothing that was not checked', async () => {
    expect((await handle(FILLED, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await handle({ ...FILLED, step: 'send', token: 'x' })).status).toBe(422)
    expect(await inbox.messages()).toEqual([])
  })

  it('mails at once where a mail server is set, else by the upkeep of a later time', async () => {
    const mail = await startMailServer()
    const post = openMailTransport(mail.url, 'De binnenstad <site@binnenstad.example>')
    await send(post)
    await mail.received('s.unk@ik-onderneem.nl', 'Ik wil graag meedoen.')
    expect(await inbox.messages()).toMatchObject([{ delivery: { state: 'sent' } }])
    await mail.stop()

    await inbox.reset()
    expect((await send(post)).status).toBe(303)
    const [message] = await inbox.messages()
    expect(message?.delivery).toMatchObject({ state: 'waiting', attempts: 1 })
    const back = await startMailServer(mail.port)
    await inbox.client
      .patch(message?._id ?? '')
      .unset(['delivery.nextAttemptAt'])
      .commit()
    await instance(post).upkeep()
    expect(back.mails).toHaveLength(1)
    expect(await inbox.messages()).toMatchObject([{ delivery: { state: 'sent', attempts: 2 } }])
    await back.stop()
  })

  it('erases in its upkeep what is past its time', async () => {
    await send()
    await instance().upkeep()
    expect(await inbox.messages()).toHaveLength(1)
    ahead += 91 * 24 * 60 * 60 * 1_000
    await instance().upkeep()
    expect(await inbox.messages()).toEqual([])
  })
})

it('each becomes one file that a host can load', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'functions-'))
  const entries = ['netlify/contact-form.ts', 'netlify/contact-form-upkeep.ts', 'cloudflare/worker.ts']
  await build({
    entryPoints: entries.map((entry) => join('site/inbox/functions', entry)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    banner: {
      js: "import { createRequire } from 'node:module';const require=createRequire(import.meta.url);",
    },
  })
  for (const entry of entries) {
    const loaded: unknown = await import(pathToFileURL(join(folder, entry.replace('.ts', '.mjs'))).href)
    expect(loaded).toHaveProperty('default')
  }
  await rm(folder, { recursive: true })
})
