/** What the desk does to several documents at once, on a real lake: all of it or nothing. */
import type { SanityClient } from '@sanity/client'
import { checkPublication } from '@programme/content-schemas'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findLinkers, findReferrers, removeAndUnlink } from '../../studio/desk/actions/referrers.ts'
import { findEarlierVersion } from '../../studio/desk/actions/earlier-version.ts'
import { fetchLastAuthor } from '../../studio/transport/last-author.ts'
import { publicationStore } from '../../studio/transport/publication-store.ts'
import { replacePublished } from '../../studio/desk/actions/replace-published.ts'
import { findPerson, purgePerson } from '../../studio/desk/inbox/person-data.ts'
import { fetchSecondReaderTypes } from '../../studio/desk/publish-checks/second-reader.ts'
import { documentsOf, madePage as page } from '../support/store-documents.ts'
import { startLake, type RunningLake } from '../support/start-lake.ts'

let lake: RunningLake
let client: SanityClient

beforeAll(async () => {
  lake = await startLake()
  client = lake.client()
})
afterAll(() => lake.stop())

const NONE = { put: [], remove: [] }
const sync = { visibility: 'sync' } as const
const { put, get } = documentsOf(() => client)

const redirects = () =>
  client.fetch<unknown[]>('*[_type == "redirect"] | order(from){ from, to }', {}, { perspective: 'raw' })

describe('a page that is published at another address', () => {
  it('leaves a redirect, and later ones lead straight to where it is', async () => {
    for (const [index, slug] of ['een', 'twee', 'drie'].entries()) {
      await put(page('drafts.moving', slug))
      if (index === 0) {
        await put(page('moving', slug))
        continue
      }
      const [published, next] = await Promise.all([get('moving'), get('drafts.moving')])
      const { problems, redirects } = await checkPublication(publicationStore(client), [
        { id: 'moving', after: next },
      ])
      expect(problems).toEqual([])
      await replacePublished(client, { published, next, draft: next, keepAsDraft: false, redirects })
    }
    expect(await get('moving')).toMatchObject({ slug: { current: 'drie' } })
    expect(await client.getDocument('drafts.moving')).toBeUndefined()
    expect(await redirects()).toEqual([
      { from: '/een/', to: '/drie/' },
      { from: '/twee/', to: '/drie/' },
    ])
  })

  it('stays as it is, without a redirect, where a colleague changed the draft or the page meanwhile', async () => {
    for (const changed of ['drafts.shared', 'shared']) {
      await put(page('shared', 'gedeeld'), page('drafts.shared', 'anders'))
      const [published, next] = await Promise.all([get('shared'), get('drafts.shared')])
      await client.patch(changed).set({ title: 'Van een collega' }).commit(sync)
      const before = await redirects()
      const replacing = replacePublished(client, {
        published,
        next,
        draft: next,
        keepAsDraft: false,
        redirects: NONE,
      })
      await expect(replacing).rejects.toMatchObject({ statusCode: 409 })
      expect(await get('shared')).toMatchObject({ slug: { current: 'gedeeld' } })
      expect(await get(changed)).toMatchObject({ title: 'Van een collega' })
      expect(await redirects()).toEqual(before)
    }
  })

  it('is kept as a draft where an earlier version takes its place, unless there is a draft', async () => {
    await put(page('undone', 'terug', { title: 'Nieuw' }))
    const published = await get('undone')
    const next = { ...published, title: 'Oud' }
    await replacePublished(client, { published, next, draft: null, keepAsDraft: true, redirects: NONE })
    expect(await get('undone')).toMatchObject({ title: 'Oud' })
    expect(await get('drafts.undone')).toMatchObject({ title: 'Nieuw' })

    await client.patch('drafts.undone').set({ title: 'Concept' }).commit(sync)
    const again = await get('undone')
    await replacePublished(client, {
      published: again,
      next: published,
      draft: null,
      keepAsDraft: true,
      redirects: NONE,
    })
    expect(await get('drafts.undone')).toMatchObject({ title: 'Concept' })
  })
})

describe('the version before the last publish', () => {
  const find = () => findEarlierVersion(client, 'again')
  async function publish(title: string): Promise<void> {
    await put(page('drafts.again', 'opnieuw', { title }))
    await client.action({
      actionType: 'sanity.action.document.publish',
      draftId: 'drafts.again',
      publishedId: 'again',
    })
  }

  it('is not there before the second publish', async () => {
    expect(await find()).toEqual({ kind: 'first' })
    await publish('Eerst')
    expect(await find()).toEqual({ kind: 'first' })
  })

  it('is found with what is live, so that a publish of a colleague meanwhile is not undone', async () => {
    await publish('Daarna')
    const found = await find()
    expect(found).toMatchObject({
      kind: 'found',
      current: { title: 'Daarna' },
      previous: { title: 'Eerst' },
    })
    if (found.kind !== 'found') return
    await publish('Van een collega')
    const { current: published, previous: next } = found
    const undoing = replacePublished(client, {
      ...{ published, next, draft: null, keepAsDraft: true, redirects: NONE },
    })
    await expect(undoing).rejects.toMatchObject({ statusCode: 409 })
    expect(await get('again')).toMatchObject({ title: 'Van een collega' })
  })

  it('is not offered where something was taken out of what is live since, or the publish was undone already', async () => {
    await client.patch('again').unset(['summary']).commit(sync)
    expect(await find()).toEqual({ kind: 'changed' })
    // The draft that was made at once with it is no publish either.
    await put(page('drafts.again', 'opnieuw'), page('again', 'opnieuw', { title: 'Zonder naam' }))
    expect(await find()).toEqual({ kind: 'changed' })
    await publish('Nieuw')
    const found = await find()
    expect(found).toMatchObject({ kind: 'found', previous: { title: 'Zonder naam' } })
    if (found.kind !== 'found') return
    const { current: published, previous: next } = found
    await replacePublished(client, { published, next, draft: null, keepAsDraft: true, redirects: NONE })
    expect(await find()).toEqual({ kind: 'changed' })
  })
})

describe('a document that is removed', () => {
  const reference = (_ref: string) => ({ _type: 'reference', _ref })
  const party = (_id: string) => ({ _id, _type: 'party', name: 'Winkeliers', kind: 'ondernemers' })
  const group = (_id: string) => ({
    _id,
    _type: 'workingGroup',
    name: _id,
    participants: [
      { _key: 'a', party: reference('goes'), role: 'Voorzitter' },
      { _key: 'b', party: reference('stays'), role: 'Lid' },
    ],
  })
  const event = (_id: string) => ({
    _id,
    _type: 'event',
    contacts: [
      { _key: 'a', ...reference('goes') },
      { _key: 'b', ...reference('stays') },
    ],
  })

  it('is found wherever it is referred to, drafts too, itself left out', async () => {
    await put(party('goes'), party('stays'), { ...party('drafts.goes'), partOf: reference('goes') })
    await put(group('g'), event('e'), event('drafts.e'))
    const found = await findReferrers(client, 'goes')
    expect(found.map(({ id, type }) => [id, type]).toSorted()).toEqual([
      ['drafts.e', 'event'],
      ['e', 'event'],
      ['g', 'workingGroup'],
    ])
    expect(found.find(({ id }) => id === 'e')).toMatchObject({ paths: ['contacts[_key=="a"]'], title: 'e' })
  })

  it('stays, with all references, where one of the referrers has changed meanwhile', async () => {
    const referrers = await findReferrers(client, 'goes')
    const published = await get('goes')
    await client.patch('e').set({ title: 'Van een collega' }).commit(sync)
    const removing = removeAndUnlink(client, 'delete', { published, draft: null }, referrers)
    await expect(removing).rejects.toMatchObject({ statusCode: 409 })
    expect(await findReferrers(client, 'goes')).toHaveLength(3)
  })

  it('takes its references with it, or stays as a draft where it is only taken off the site', async () => {
    const referrers = await findReferrers(client, 'goes')
    const [published, draft] = await Promise.all([get('goes'), get('drafts.goes')])
    await removeAndUnlink(client, 'delete', { published, draft }, referrers)
    expect(await findReferrers(client, 'goes')).toEqual([])
    expect(await client.getDocument('drafts.goes')).toBeUndefined()
    expect(await get('e')).toMatchObject({ contacts: [{ _key: 'b' }] })

    await client.patch('e').unset(['contacts']).commit(sync)
    expect(await findReferrers(client, 'e')).toEqual([])
    await removeAndUnlink(client, 'unpublish', { published: await get('e'), draft: null }, [])
    expect(await client.getDocument('e')).toBeUndefined()
    expect(await get('drafts.e')).toMatchObject({ _type: 'event' })
  })
})

describe('a page that others lead to', () => {
  const linking = (_id: string, href: string) =>
    page(_id, _id, {
      body: [
        {
          ...{ _type: 'block', _key: 'b', style: 'normal' },
          children: [{ _type: 'span', _key: 's', text: 'hier', marks: ['l'] }],
          markDefs: [{ _type: 'link', _key: 'l', href }],
        },
      ],
    })

  it('is found in texts and fields, however its address is written, and takes its redirects along', async () => {
    await put(
      page('doe-mee', 'doe-mee'),
      linking('a', '/doe-mee/'),
      linking('b', '/doe-mee#hoe'),
      linking('c', '/doe-mee-ook/'),
      { _id: 'site-settings', _type: 'siteSettings', navigation: [{ _key: 'n', path: '/doe-mee' }] },
      { _id: 'r', _type: 'redirect', from: '/oud/', to: '/doe-mee' },
    )
    const published = await get('doe-mee')
    expect((await findLinkers(client, published)).map(({ id }) => id).toSorted()).toEqual([
      'a',
      'b',
      'site-settings',
    ])
    await removeAndUnlink(client, 'unpublish', { published, draft: null }, [])
    expect(await client.getDocument('r')).toBeUndefined()
    expect(await get('drafts.doe-mee')).toMatchObject({ slug: { current: 'doe-mee' } })
  })
})

describe('all that is kept of one person', () => {
  const message = (id: string, fields: Record<string, unknown>) => ({
    ...{ _id: `messages.${id}`, _type: 'message', receivedAt: '2026-11-24T00:00:00.000Z' },
    ...{ who: 'bezoeker', name: 'Proef Persoon', subject: 'Algemeen', message: 'Hallo', handling: 'new' },
    ...{ nameConsent: false, receipt: false, suspect: false },
    ...{ consent: { version: '1', at: '2026-11-24T00:00:00.000Z' } },
    ...{ delivery: { state: 'sent', attempts: 1 } },
    ...fields,
  })
  const groupWith = (_id: string, ...names: string[]) => ({
    _id,
    _type: 'workingGroup',
    name: 'Werkgroep',
    participants: names.map((name, index) => ({ _key: `p${index}`, role: 'Lid', name, consent: true })),
  })

  it('is found by address or number as people write them, and gone from messages and groups', async () => {
    await put(
      message('mail', { email: 'Proef@Voorbeeld.nl' }),
      message('phone', { phone: '+31612345678' }),
      message('other', { email: 'ander@voorbeeld.nl', name: 'Iemand Anders' }),
      message('invalid', { email: 'proef@voorbeeld.nl', handling: 'gone' }),
      groupWith('wg', 'proef persoon', 'Iemand Anders'),
      groupWith('drafts.wg', 'Proef Persoon'),
    )
    for (const number of ['06 12 34 56 78', '+31 (0)6-12345678', '0031612345678', '06.12.34.56.78'])
      expect((await findPerson(client, number)).messages.map(({ _id }) => _id)).toEqual(['messages.phone'])
    expect((await findPerson(client, 'Iemand anders')).messages).toEqual([])
    expect((await findPerson(client, 'iemand anders')).mentions).toMatchObject([{ id: 'wg', key: 'p1' }])

    const found = await findPerson(client, ' PROEF@voorbeeld.nl ')
    expect(found.messages.map(({ _id }) => _id)).toEqual(['messages.mail'])
    expect(found.mentions.map(({ id }) => id).toSorted()).toEqual(['drafts.wg', 'wg'])

    await purgePerson(client, found)
    expect(await client.getDocument('messages.mail')).toBeUndefined()
    expect(await client.getDocument('messages.other')).toBeDefined()
    expect(JSON.stringify([await get('wg'), await get('drafts.wg')])).not.toMatch(/proef/i)
    expect(await get('wg')).toMatchObject({ participants: [{ role: 'Lid' }, { name: 'Iemand Anders' }] })
  })

  it('is nothing where nothing was given', async () => {
    expect(await findPerson(client, 'niemand@voorbeeld.nl')).toEqual({ messages: [], mentions: [] })
    await purgePerson(client, { messages: [], mentions: [] })
  })
})

describe('the second reader', () => {
  it('is asked for by the published settings', async () => {
    expect(await fetchSecondReaderTypes(client)).toEqual([])
    await put(
      { _id: 'site-settings', _type: 'siteSettings', secondReaderFor: ['page'] },
      { _id: 'drafts.site-settings', _type: 'siteSettings', secondReaderFor: ['event'] },
    )
    expect(await fetchSecondReaderTypes(client)).toEqual(['page'])
  })

  it('is another one than who changed the draft last', async () => {
    expect(await fetchLastAuthor(client, 'drafts.never')).toBeUndefined()
    await put(page('drafts.read', 'lezen'))
    const { id } = await client.users.getById('me')
    expect(await fetchLastAuthor(client, 'drafts.read')).toBe(id)
  })
})
