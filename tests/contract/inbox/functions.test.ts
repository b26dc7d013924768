/** The handlers for static hosting: bundled as a host does it, run with plain Requests against a real lake. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createFormHandler } from '../../../site/inbox/functions/handler.ts'
import { FILLED, hiddenFields, type Fields } from '../../support/contact-form.ts'
import { startInboxServer, type InboxServer } from '../../support/inbox-server.ts'

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
beforeEach(() => inbox.reset())
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

describe('the handler', () => {
  const handle = (fields: Fields, origin?: string): Promise<Response> =>
    createFormHandler({ client: inbox.client, secret: 'shared', siteUrl, now: () => Date.now() + ahead })(
      request(fields, origin),
      '192.0.2.1',
    )

  it('keeps a message in two steps, each on another instance, as the server does', async () => {
    const checked = await (await handle(FILLED)).text()
    expect(checked).toContain('<title>Controleer uw bericht – De site')
    expect(checked).toContain('<footer>Voet</footer>')
    ahead += 2_000
    const sent = await handle({ ...hiddenFields(checked), step: 'send' })
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
    expect((await handle(FILLED, 'https://evil.example')).status).toBe(403)
    expect((await handle({ ...FILLED, step: 'send', token: 'x' })).status).toBe(422)
    expect(await inbox.messages()).toEqual([])
  })
})

it.each(['netlify/contact-form.ts', 'cloudflare/worker.ts'])(
  '%s becomes one file that a host can load',
  async (entry) => {
    const folder = await mkdtemp(join(tmpdir(), 'functions-'))
    const { outputFiles } = await build({
      entryPoints: [join('site/inbox/functions', entry)],
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
      banner: {
        js: "import { createRequire } from 'node:module';const require=createRequire(import.meta.url);",
      },
    })
    const file = join(folder, 'function.mjs')
    await writeFile(file, outputFiles[0]?.text ?? '')
    const loaded: unknown = await import(pathToFileURL(file).href)
    expect(loaded).toHaveProperty('default')
    await rm(folder, { recursive: true })
  },
)
