/** A lake that is reached from beyond this machine: editors sign in, roles hold on every route, and names stand under what was done. */
import { execFile } from 'node:child_process'
import { readFile, rm, mkdtemp, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { openAccounts, type Accounts } from '../../../studio/lake/accounts/accounts.ts'
import { openAudit } from '../../../studio/lake/accounts/audit.ts'
import type { Role } from '../../../studio/lake/accounts/identity.ts'
import { hashPassword } from '../../../studio/lake/accounts/password.ts'
import { COMPILED } from '../../support/cache-dir.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

const PASSWORD = 'een zin die niemand raadt'
let lake: RunningLake
let accounts: Accounts
let now = new Date('2026-03-01T09:00:00Z')

beforeAll(async () => {
  lake = await startLake({ signIn: true, now: () => now })
  accounts = openAccounts(lake.dataDir, () => now)
  const password = await hashPassword(PASSWORD)
  for (const role of ['administrator', 'editor', 'viewer'] as const)
    accounts.add({ email: `${role}@example.nl`, name: `De ${role}`, role }, password)
})
afterAll(async () => {
  accounts.close()
  await lake.stop()
})

function signIn(email: string, password = PASSWORD, more: Record<string, string> = {}): Promise<Response> {
  return fetch(`${lake.origin}/aanmelden`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: lake.origin, ...more },
    body: new URLSearchParams({ email, password, to: '/structure' }),
  })
}

async function cookieOf(email: string): Promise<string> {
  const response = await signIn(email)
  expect(response.status).toBe(303)
  return response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
}

async function clientAs(role: Role): Promise<SanityClient> {
  const cookie = await cookieOf(`${role}@example.nl`)
  return lake.client({ token: '' }).withConfig({ headers: { cookie, origin: lake.origin } })
}

describe('signing in', () => {
  it('is asked of whoever opens the Studio, and leads back to where they were going', async () => {
    const page = await fetch(`${lake.origin}/structure/news?x=1`, { redirect: 'manual' })
    expect([page.status, page.headers.get('location')]).toEqual([
      303,
      '/aanmelden?to=%2Fstructure%2Fnews%3Fx%3D1',
    ])
    const form = await fetch(new URL(page.headers.get('location') ?? '', lake.origin))
    expect(form.headers.get('content-security-policy')).toContain("default-src 'none'")
    const html = await form.text()
    expect(html).toContain('<html lang="nl">')
    expect(html).toContain('name="to" value="/structure/news?x=1"')
    const entered = await signIn('editor@example.nl')
    expect(entered.headers.get('location')).toBe('/structure')
    expect(entered.headers.getSetCookie()[0]).toMatch(
      /^lake_session_[0-9a-f]{12}=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
    )
  })

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '"><script>'])(
    'never leads to another place: %s',
    async (to) => {
      const html = await (await fetch(`${lake.origin}/aanmelden?to=${encodeURIComponent(to)}`)).text()
      expect(html).toContain('name="to" value="/"')
      expect(html).not.toContain('<script>')
    },
  )

  it('says the same of a wrong password and of a stranger', async () => {
    const wrong = await signIn('viewer@example.nl', 'verkeerd wachtwoord')
    const stranger = await signIn('vreemde@example.nl', 'verkeerd wachtwoord')
    expect([wrong.status, stranger.status]).toEqual([401, 401])
    expect((await wrong.text()).replaceAll('viewer', 'vreemde')).toBe(await stranger.text())
    expect(wrong.headers.getSetCookie()).toEqual([])
  })

  it('from a page of another site is refused', async () => {
    expect((await signIn('editor@example.nl', PASSWORD, { origin: 'http://evil.example' })).status).toBe(403)
  })

  it('is refused for a while after five wrong passwords, the right one too', async () => {
    const from = { 'x-forwarded-for': '203.0.113.7' }
    const statuses = []
    for (let n = 0; n < 6; n += 1)
      statuses.push((await signIn('viewer@example.nl', `verkeerd ${n} wachtwoord`, from)).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
    const right = await signIn('viewer@example.nl', PASSWORD, from)
    expect(right.status).toBe(429)
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0)
    const elsewhere = await signIn('viewer@example.nl', PASSWORD, { 'x-forwarded-for': '203.0.113.8' })
    expect(elsewhere.status).toBe(303)
  })

  it('lasts half a day without use, ends with signing out, and with a new password or the end of the account', async () => {
    const as = (cookie: string) => fetch(`${lake.origin}/v1/users/me`, { headers: { cookie } })
    const cookie = await cookieOf('editor@example.nl')
    now = new Date(now.getTime() + 11 * 3_600_000)
    expect((await as(cookie)).status).toBe(200)
    now = new Date(now.getTime() + 11 * 3_600_000)
    expect((await as(cookie)).status).toBe(200)
    now = new Date(now.getTime() + 13 * 3_600_000)
    expect((await as(cookie)).status).toBe(401)

    const left = await cookieOf('editor@example.nl')
    await fetch(`${lake.origin}/v1/auth/logout`, {
      method: 'POST',
      headers: { cookie: left, origin: lake.origin },
    })
    expect((await as(left)).status).toBe(401)

    accounts.add({ email: 'tijdelijk@example.nl', name: 'T', role: 'editor' }, await hashPassword(PASSWORD))
    const changed = await cookieOf('tijdelijk@example.nl')
    accounts.setPassword('tijdelijk@example.nl', await hashPassword(PASSWORD))
    expect((await as(changed)).status).toBe(401)
    const gone = await cookieOf('tijdelijk@example.nl')
    accounts.remove('tijdelijk@example.nl')
    expect((await as(gone)).status).toBe(401)
  })

  it('keeps no password and no session in the clear', async () => {
    const cookie = await cookieOf('editor@example.nl')
    for (const file of ['accounts.sqlite', 'accounts.sqlite-wal', 'audit.ndjson']) {
      const content = await readFile(join(lake.dataDir, file), 'latin1')
      expect(content).not.toContain(PASSWORD)
      expect(content).not.toContain(cookie.split('=')[1])
    }
    expect((await stat(join(lake.dataDir, 'accounts.sqlite'))).mode & 0o777).toBe(0o600)
  })
})

describe('without signing in', () => {
  it('the token still opens everything, and the Studio’s own cookie of a lone machine nothing', async () => {
    expect(lake.cookie).toBe('')
    expect(await lake.client().users.getById('me')).toMatchObject({ id: 'local-editor' })
    expect((await fetch(`${lake.origin}/publish/status`)).status).toBe(401)
  })

  it('no event stream opens', async () => {
    const socket = new WebSocket(`${lake.origin.replace('http', 'ws')}/transport`)
    const status = await new Promise((resolve) => {
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode))
      socket.on('error', () => undefined)
      socket.on('open', () => resolve('open'))
    })
    expect(status).toBe(403)
  })
})

describe('roles', () => {
  const page = { _type: 'page' }
  const writes: readonly [string, Role, (client: SanityClient) => Promise<unknown>][] = [
    ['create a document', 'editor', (client) => client.create({ ...page })],
    ['delete a document', 'editor', (client) => client.delete('nothing-here')],
    [
      'publish',
      'editor',
      async (client) => {
        const id = `p-${Math.random().toString(36).slice(2)}`
        await lake.client().create({ ...page, _id: `drafts.${id}` })
        return client.action({
          actionType: 'sanity.action.document.publish',
          draftId: `drafts.${id}`,
          publishedId: id,
        })
      },
    ],
    [
      'try a write without carrying it out',
      'editor',
      (client) => client.create({ ...page }, { dryRun: true }),
    ],
    [
      'upload a file',
      'editor',
      (client) => client.assets.upload('file', Buffer.from('x'), { filename: 'x.txt' }),
    ],
    [
      'change the dataset',
      'administrator',
      (client) => client.datasets.edit('production', { aclMode: 'private' }),
    ],
  ]
  const ranks = { viewer: 0, editor: 1, administrator: 2 }

  it.each(
    (['viewer', 'editor', 'administrator'] as const).flatMap((role) =>
      writes.map(([what, least, write]) => ({ role, what, least, write })),
    ),
  )('a $role may $what only from $least on', async ({ role, least, write }) => {
    const attempt = write(await clientAs(role))
    if (ranks[role] >= ranks[least]) await expect(attempt).resolves.toBeDefined()
    else await expect(attempt).rejects.toMatchObject({ statusCode: 403 })
  })

  it('a viewer reads drafts and keeps settings of their own', async () => {
    const viewer = await clientAs('viewer')
    await lake.client().create({ _id: 'drafts.read', _type: 'page' })
    expect(await viewer.getDocument('drafts.read')).toBeDefined()
    await viewer.request({
      url: '/users/me/keyvalue',
      method: 'PUT',
      body: [{ key: 'k', value: 'van de lezer' }],
    })
    const editor = await clientAs('editor')
    const read = (client: SanityClient) => client.request<unknown>({ url: '/users/me/keyvalue/k' })
    expect(await read(viewer)).toEqual([{ key: 'k', value: 'van de lezer' }])
    expect(await read(editor)).toEqual([{ key: 'k', value: null }])
  })

  it('tell the Studio what it may offer', async () => {
    const acl = async (role: Role) =>
      (await clientAs(role)).request<unknown>({ url: '/projects/local/datasets/production/acl' })
    expect(await acl('viewer')).toEqual([{ filter: '_id in path("**")', permissions: ['read', 'history'] }])
    expect(JSON.stringify(await acl('editor'))).toMatch(/"create","update"/)
  })
})

describe('the name under what was done', () => {
  it('is the editor’s own: in me, in members, in history, in identity() and in the audit log', async () => {
    const client = await clientAs('editor')
    const me = await client.users.getById('me')
    expect(me).toMatchObject({ name: 'De editor', role: 'editor', email: 'editor@example.nl' })
    expect((await client.projects.getById('local')).members.map(({ role }) => role)).toContain('viewer')
    const created = await client.create({ _id: 'signed', _type: 'page' })
    const history = await client.request<string>({
      url: `/data/history/production/transactions/signed`,
    })
    expect(JSON.stringify(history)).toContain(me.id)
    expect(await client.fetch('identity()')).toBe(me.id)
    await expect
      .poll(() => readFile(join(lake.dataDir, 'audit.ndjson'), 'utf8'))
      .toContain(
        `"event":"publish","user":"${me.id}","name":"De editor","documents":["signed"],"transaction":"${created._rev}"`,
      )
  })
})

describe('the audit log', () => {
  it('stays within its bounds and keeps the newest', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'audit-'))
    const audit = openAudit(folder, 1_000)
    for (let n = 0; n < 200; n += 1) audit.record({ event: 'publish', user: `u${n}`, documents: [`d${n}`] })
    await audit.idle()
    const sizes = await Promise.all(
      ['', '.1', '.2', '.3', '.4'].map(async (end) => (await stat(join(folder, `audit.ndjson${end}`))).size),
    )
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1_000)
    await expect(stat(join(folder, 'audit.ndjson.5'))).rejects.toThrow()
    expect(await readFile(join(folder, 'audit.ndjson'), 'utf8')).toContain('"u199"')
    await rm(folder, { recursive: true })
  })
})

describe('npm run users', () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url))
  let dataDir: string
  const users = (given: string[], password = '') =>
    new Promise<{ code: number | string | null | undefined; text: string }>((resolve) => {
      const child = execFile(
        process.execPath,
        ['start.ts', 'users', ...given],
        { cwd: root, env: { ...process.env, DATA_DIR: dataDir, NODE_COMPILE_CACHE: COMPILED } },
        (error, stdout, stderr) => resolve({ code: error?.code ?? 0, text: stdout + stderr }),
      )
      if (child.stdin) Readable.from([`${password}\n`]).pipe(child.stdin)
    })

  it('adds, lists, changes and removes editors; the password comes from the pipe', async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'users-'))
    expect(
      await users(['add', 'an@example.nl', '--name', 'An', '--role', 'administrator'], PASSWORD),
    ).toMatchObject({ code: 0 })
    expect(await users(['add', 'bo@example.nl', '--name', 'Bo'], 'te kort')).toMatchObject({ code: 1 })
    expect(await users(['add', 'bo@example.nl', '--name', 'Bo'], PASSWORD)).toMatchObject({ code: 0 })
    expect(await users(['add', 'BO@example.nl', '--name', 'Bo'], PASSWORD)).toMatchObject({ code: 1 })
    expect(await users(['role', 'bo@example.nl', 'viewer'])).toMatchObject({ code: 0 })
    expect(await users(['remove', 'an@example.nl'])).toMatchObject({ code: 1 })
    expect((await users(['list'])).text).toBe('an@example.nl  An  administrator\nbo@example.nl  Bo  viewer\n')
    expect(await users(['remove', 'bo@example.nl'])).toMatchObject({ code: 0 })
    await rm(dataDir, { recursive: true })
  }, 180_000)
})
