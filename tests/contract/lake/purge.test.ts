/** What a purge takes: the history of drafts and versions too, in a lake that goes on, is killed, or is resumed from. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStream } from '../../support/event-stream.ts'
import { startLakeProcess } from '../../support/lake-process.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

const CANARY = 'geheimwoord'
const erase = (publishedId: string, includeDrafts: string[] = []) => ({
  actionType: 'sanity.action.document.delete' as const,
  ...{ publishedId, includeDrafts, purge: true },
})

let lake: RunningLake
let client: SanityClient
beforeAll(async () => {
  lake = await startLake()
  client = lake.client()
})
afterAll(() => lake.stop())

async function filesWith(word: string, directory = lake.dataDir): Promise<string[]> {
  const files = await readdir(directory, { recursive: true, withFileTypes: true })
  const found = []
  for (const file of files.filter((entry) => entry.isFile()))
    if ((await readFile(join(file.parentPath, file.name))).includes(word)) found.push(file.name)
  return found
}

const history = (ids: string): Promise<unknown> =>
  client.request({ url: `/data/history/production/documents/${ids}?lastRevision=true` })

describe('a purge', () => {
  it('takes what was in a draft that was published long before', async () => {
    await client.create({ _id: 'drafts.p', _type: 'thing', text: CANARY })
    await client.action({
      actionType: 'sanity.action.document.publish',
      draftId: 'drafts.p',
      publishedId: 'p',
    })
    await client.patch('p').unset(['text']).commit()
    await client.action(erase('p'))
    expect(await history('drafts.p,p')).toEqual({ documents: [] })
    await expect.poll(() => filesWith(CANARY)).toEqual([])
  })

  it('takes what was in a release, and leaves documents of a similar name alone', async () => {
    await client.releases.create({ releaseId: 'r1', metadata: { releaseType: 'undecided' } })
    for (const id of ['a_b', 'aXb', 'deep.a_b']) await client.create({ _id: id, _type: 'thing', text: id })
    for (const id of ['a_b', 'aXb', 'deep.a_b'])
      await client.create({ _id: `versions.r1.${id}`, _type: 'thing', text: `${CANARY} ${id}` })
    for (const id of ['aXb', 'deep.a_b', 'a_b']) await client.delete(`versions.r1.${id}`)
    await client.action(erase('a_b'))
    expect(await history('versions.r1.a_b')).toEqual({ documents: [] })
    expect(await history('versions.r1.aXb,versions.r1.deep.a_b')).toMatchObject({
      documents: [{ text: `${CANARY} aXb` }, { text: `${CANARY} deep.a_b` }],
    })
  })

  it('of a lone draft takes the document that once was published', async () => {
    await client.create({ _id: 'lone', _type: 'thing', text: 'ooit openbaar' })
    await client.create({ _id: 'drafts.lone', _type: 'thing' })
    await client.delete('lone')
    await client.action({
      actionType: 'sanity.action.document.version.discard',
      ...{ versionId: 'drafts.lone', purge: true },
    })
    expect(await history('lone,drafts.lone')).toEqual({ documents: [] })
  })
})

describe('a client that comes back after a purge', () => {
  const listening = { query: '*', enableResume: 'true', effectFormat: 'mendoza' }

  it('is told to begin anew', async () => {
    await client.create({ _id: 'resumed', _type: 'thing', text: 'te zien' })
    const first = await openStream(lake, listening)
    const { id } = await first.next()
    first.close()
    await client.action(erase('resumed'))
    const second = await openStream(lake, listening, id)
    expect((await second.next()).event).toBe('reset')
    second.close()
  })

  it('is told so in the middle of the transaction that purged, and not where it saw all of it', async () => {
    await client.create({ _id: 'one', _type: 'thing' })
    await client.create({ _id: 'two', _type: 'thing' })
    const first = await openStream(lake, listening)
    await first.next()
    await client.action([erase('one'), erase('two')])
    const [middle, end] = await first.take(2)
    first.close()
    const inMiddle = await openStream(lake, listening, middle?.id)
    expect((await inMiddle.next()).event).toBe('reset')
    inMiddle.close()
    await client.create({ _id: 'three', _type: 'thing' })
    const atEnd = await openStream(lake, listening, `${end?.id?.split('#', 1)[0] ?? ''}#`)
    expect((await atEnd.next()).event).toBe('welcomeback')
    atEnd.close()
  })
})

it('a purge whose process was killed while somebody read is finished at the next start', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'purge-'))
  const first = await startLakeProcess(dataDir)
  try {
    await first.client().create({ _id: 'x', _type: 'thing', text: CANARY })
    const reader = new DatabaseSync(join(dataDir, 'lake.sqlite'), { readOnly: true })
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM documents').get()
    await first.client().action(erase('x'))
    await first.kill()
    expect(await filesWith(CANARY, dataDir)).toContain('lake.sqlite-wal')
    // Its own end must not tidy up what the killed process left.
    reader.exec('COMMIT')
    const second = await startLakeProcess(dataDir)
    await expect.poll(() => filesWith(CANARY, dataDir)).toEqual([])
    reader.close()
    await second.stop()
  } finally {
    await first.kill()
    await rm(dataDir, { recursive: true, force: true })
  }
})
