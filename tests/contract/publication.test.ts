/** Whatever is true of a publish is true of every way to publish: by the embedded lake, which judges itself, and by a store that does not. */
import type { SanityClient } from '@sanity/client'
import { seedDocuments } from '@programme/content-schemas/seed'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publication } from '../../server/publication.ts'
import { createCheckedClientFactory } from '../../studio/transport/checked-client.ts'
import { openAccounts, type Accounts } from '../../studio/lake/accounts/accounts.ts'
import { sessionCookieName } from '../../studio/lake/accounts/authentication.ts'
import { hashPassword } from '../../studio/lake/accounts/password.ts'
import { madeEvent } from '../support/made-documents.ts'
import { textWith } from '../support/matchers.ts'
import { startLake, type RunningLake } from '../support/start-lake.ts'

const sync = { visibility: 'sync' } as const

function page(_id: string, slug: string, fields: Record<string, unknown> = {}) {
  return {
    ...{ _id, _type: 'page', title: 'Pagina', summary: 'Kort.' },
    slug: { _type: 'slug', current: slug },
    body: [
      {
        ...{ _type: 'block', _key: 'b', style: 'normal' },
        children: [{ _type: 'span', _key: 's', text: 'Een zin.' }],
      },
    ],
    ...fields,
  }
}

async function put(client: SanityClient, ...documents: { _id: string; _type: string }[]): Promise<void> {
  const transaction = client.transaction()
  for (const document of documents) transaction.createOrReplace<Record<string, unknown>>(document)
  await transaction.commit(sync)
}

const redirectsTo = (client: SanityClient, to: string) =>
  client.fetch<string[]>('*[_type == "redirect" && to == $to && !(_id in path("versions.**"))].from', { to })

const publishDraft = (client: SanityClient, id: string) =>
  client.action({ actionType: 'sanity.action.document.publish', draftId: `drafts.${id}`, publishedId: id })

async function release(
  client: SanityClient,
  releaseId: string,
  ...versions: { _id: string; _type: string }[]
) {
  await client.releases.create({ releaseId, metadata: { releaseType: 'asap' } })
  await put(client, ...versions.map((one) => ({ ...one, _id: `versions.${releaseId}.${one._id}` })))
}

describe('the embedded lake', () => {
  let lake: RunningLake
  let client: SanityClient
  let now = new Date('2026-11-30T12:00:00Z')
  beforeAll(async () => {
    lake = await startLake({ publication, now: () => now })
    client = lake.client()
  })
  afterAll(() => lake.stop())

  it('refuses a draft, a release and a plan that break a rule, and says which in Dutch', async () => {
    await put(client, page('drafts.bad', 'slecht', { title: '' }))
    await expect(publishDraft(client, 'bad')).rejects.toThrow('Titel')
    await release(client, 'bad-release', page('bad', 'slecht', { title: '' }), page('good', 'goed'))
    await expect(client.releases.publish({ releaseId: 'bad-release' })).rejects.toThrow('Titel')
    const publishAt = new Date(now.getTime() + 60_000).toISOString()
    await expect(client.releases.schedule({ releaseId: 'bad-release', publishAt })).rejects.toThrow('Titel')
    expect(await client.getDocument('good')).toBeUndefined()
    expect(await client.getDocument('_.releases.bad-release')).toMatchObject({ state: 'active' })
  })

  it('refuses a time that the clock of the programme skips, in the time zone of its settings', async () => {
    const start = '2026-03-29T02:30:00+01:00'
    const event = { ...madeEvent, start, _id: 'drafts.skipped' }
    await put(client, event)
    await expect(publishDraft(client, 'skipped')).rejects.toThrow('bestaat niet')
    const settings = { _id: 'site-settings', _type: 'siteSettings', timeZone: 'Asia/Tokyo' }
    await put(client, settings)
    await publishDraft(client, 'skipped')
    expect(await client.getDocument('skipped')).toMatchObject({ start })
    for (const id of ['skipped', settings._id]) await client.delete(id)
  })

  it('refuses two pages at one address, in a release too, and takes documents that refer to each other', async () => {
    await release(client, 'twins', page('twin-a', 'tweeling'), page('twin-b', 'tweeling'))
    await expect(client.releases.publish({ releaseId: 'twins' })).rejects.toThrow('al in gebruik')
    const contact = seedDocuments.find(({ _type }) => _type === 'contact')
    if (!contact) throw new Error('The seed has no contact.')
    const strengthen = { type: 'contact', weak: false }
    const reference = { _type: 'reference', _ref: 'together', _weak: true, _strengthenOnPublish: strengthen }
    const pair = page('pair', 'paar', { contacts: [{ _key: 'c', ...reference }] })
    await release(client, 'pair', pair, { ...contact, _id: 'together' })
    await client.releases.publish({ releaseId: 'pair' })
    expect(await client.getDocument('pair')).toMatchObject({ contacts: [{ _ref: 'together' }] })
  })

  it('leaves redirects behind whichever way a page moves', async () => {
    await put(client, page('moving', 'een'), page('drafts.moving', 'twee'))
    await publishDraft(client, 'moving')
    expect(await redirectsTo(client, '/twee/')).toEqual(['/een/'])

    await release(client, 'move', page('moving', 'drie'))
    await client.releases.publish({ releaseId: 'move' })
    expect((await redirectsTo(client, '/drie/')).toSorted()).toEqual(['/een/', '/twee/'])

    await release(client, 'planned-move', page('moving', 'vier'))
    const publishAt = new Date(now.getTime() + 60_000).toISOString()
    await client.releases.schedule({ releaseId: 'planned-move', publishAt })
    expect(await redirectsTo(client, '/vier/')).toEqual([])
    now = new Date(now.getTime() + 120_000)
    // Whatever changes has the lake look at what is planned.
    await client.releases.create({ releaseId: 'nudge' })
    await expect.poll(() => redirectsTo(client, '/vier/')).toHaveLength(3)

    const draftId = 'drafts.moving'
    await client.action({ actionType: 'sanity.action.document.unpublish', draftId, publishedId: 'moving' })
    expect(await redirectsTo(client, '/vier/')).toEqual([])
    await put(client, page(draftId, 'vijf'))
    await publishDraft(client, 'moving')
    expect(await redirectsTo(client, '/vijf/')).toEqual(['/vier/'])
  })

  it('does not publish at its time what breaks a rule by then, and says so at the release', async () => {
    await release(client, 'late', page('late', 'laat'))
    const publishAt = new Date(now.getTime() + 60_000).toISOString()
    await client.releases.schedule({ releaseId: 'late', publishAt })
    await put(client, page('early', 'laat'))
    now = new Date(now.getTime() + 120_000)
    await client.releases.create({ releaseId: 'nudge-again' })
    await expect
      .poll(() => client.getDocument('_.releases.late'))
      .toMatchObject({ state: 'active', error: { message: textWith('al in gebruik') } })
    expect(await client.getDocument('late')).toBeUndefined()
  })

  it('takes away a redirect where a page is published at its address, and refuses one over a page', async () => {
    await put(client, { ...{ _id: 'r', _type: 'redirect' }, ...{ from: '/nieuw', to: '/projecten/' } })
    await put(client, page('drafts.new', 'nieuw'))
    await publishDraft(client, 'new')
    expect(await client.getDocument('r')).toBeUndefined()
    await put(client, { ...{ _id: 'drafts.r', _type: 'redirect' }, ...{ from: '/nieuw', to: '/projecten/' } })
    await expect(publishDraft(client, 'r')).rejects.toThrow('doet niets')
  })

  it('has the redirects in the history, and undoes nothing of the rest where they cannot be written', async () => {
    const { _rev } = (await client.getDocument('moving')) ?? {}
    const written = await client.fetch<unknown>('*[_type == "redirect" && to == "/vijf/"][0]._rev')
    expect(written).toBe(_rev)
  })
})

describe('where editors sign in', () => {
  let lake: RunningLake
  let accounts: Accounts
  const editors: SanityClient[] = []
  beforeAll(async () => {
    lake = await startLake({ publication, signIn: true })
    accounts = openAccounts(lake.dataDir)
    const password = await hashPassword('een zin die niemand raadt')
    for (const name of ['ans', 'sonja']) {
      const { id } = accounts.add({ email: `${name}@example.nl`, name, role: 'editor' }, password)
      const cookie = `${sessionCookieName(lake.dataDir, false)}=${accounts.startSession(id)}`
      editors.push(lake.client({ token: '' }).withConfig({ headers: { cookie, origin: lake.origin } }))
    }
  })
  afterAll(async () => {
    accounts.close()
    await lake.stop()
  })

  it('asks for the second reader at every way to publish', async () => {
    const [ans, sonja] = editors
    if (!ans || !sonja) throw new Error('no editors')
    await put(ans, page('drafts.read', 'lezen', { secondReader: true }))
    await expect(publishDraft(ans, 'read')).rejects.toThrow('Vraag een collega')
    await release(ans, 'reading', page('read-later', 'later', { secondReader: true }))
    await expect(ans.releases.publish({ releaseId: 'reading' })).rejects.toThrow('Vraag een collega')
    const publishAt = new Date(Date.now() + 3_600_000).toISOString()
    await expect(ans.releases.schedule({ releaseId: 'reading', publishAt })).rejects.toThrow('een collega')
    // What is written and published in one go has been read by nobody else.
    const attributes = page('drafts.quick', 'snel', { secondReader: true })
    const quick = ans.action([
      { actionType: 'sanity.action.document.create', publishedId: 'quick', attributes, ifExists: 'fail' },
      { actionType: 'sanity.action.document.publish', draftId: 'drafts.quick', publishedId: 'quick' },
    ])
    await expect(quick).rejects.toThrow('Vraag een collega')
    await publishDraft(sonja, 'read')
    await sonja.releases.publish({ releaseId: 'reading' })
    expect(await ans.getDocument('read-later')).toMatchObject({ title: 'Pagina' })
  })
})

describe('a store that does not judge, as hosted Sanity', () => {
  let lake: RunningLake
  let client: SanityClient
  beforeAll(async () => {
    lake = await startLake()
    client = createCheckedClientFactory()(lake.client().config())
  })
  afterAll(() => lake.stop())

  it('is sent no release that breaks a rule, and gets the redirects with those that do not', async () => {
    await release(client, 'bad', page('bad', 'slecht', { title: '' }))
    await expect(client.releases.publish({ releaseId: 'bad' })).rejects.toThrow('Titel')
    const redirect = { _id: 'r', _type: 'redirect', from: '/twee', to: '/elders/' }
    await put(client, page('moving', 'een'), redirect)
    await release(client, 'move', page('moving', 'twee'))
    await client.releases.publish({ releaseId: 'move' })
    expect(await client.getDocument('moving')).toMatchObject({ slug: { current: 'twee' } })
    expect(await redirectsTo(client, '/twee/')).toEqual(['/een/'])
    expect(await client.getDocument('r')).toBeUndefined()
  })
})
