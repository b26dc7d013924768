/** Pictures that nobody uses are found and removed; those that a draft, a release or a weak reference uses stay. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { findUnusedAssets, removeUnusedAssets } from '../../../studio/lake/maintenance/unused-assets.ts'
import { startLake } from '../../support/start-lake.ts'

it('finds what no document uses and removes the document and the file', async () => {
  const lake = await startLake()
  const client = lake.client()
  const upload = (name: string) =>
    client.assets.upload('file', Buffer.from(name), { filename: `${name}.txt` })
  const [loose, inDraft, inRelease, weak] = await Promise.all(
    ['los', 'kladje', 'uitgave', 'zwak'].map(upload),
  )
  const file = (asset: typeof loose, more = {}) => ({
    _type: 'file',
    asset: { _type: 'reference', _ref: asset?._id, ...more },
  })
  await client
    .transaction()
    .create({ _id: 'drafts.a', _type: 'page', deep: [{ _key: 'x', file: file(inDraft) }] })
    .create({ _id: 'versions.r.a', _type: 'page', file: file(inRelease) })
    .create({ _id: 'b', _type: 'page', file: file(weak, { _weak: true }) })
    .commit()

  expect((await findUnusedAssets(client, { dataDir: lake.dataDir, olderThan: 1 })).assets).toEqual([])
  const unused = await findUnusedAssets(client, { dataDir: lake.dataDir, olderThan: 0 })
  expect(unused.assets.map(({ _id }) => _id)).toEqual([loose?._id])
  await removeUnusedAssets(client, lake.dataDir, unused)
  expect(await client.getDocument(loose?._id ?? '')).toBeUndefined()
  const left = (await readdir(join(lake.dataDir, 'assets'))).filter((name) => !name.startsWith('.'))
  expect(left).toHaveLength(3)

  await client.delete({ query: '*[_type == "page"]' })
  await client.delete({ query: '*[_type == "sanity.fileAsset"]' })
  const stray = await findUnusedAssets(client, { dataDir: lake.dataDir, olderThan: -1 })
  expect([...stray.files].sort()).toEqual(left.sort())
  await lake.stop()
})

it('leaves the file of what is uploaded again while it goes', async () => {
  const lake = await startLake()
  const client = lake.client()
  const upload = () => client.assets.upload('file', Buffer.from('opnieuw'), { filename: 'opnieuw.txt' })
  await upload()
  const unused = await findUnusedAssets(client, { dataDir: lake.dataDir, olderThan: 0 })
  const path = unused.assets[0]?.path ?? ''
  // The document is gone, and comes again before its file would go.
  await client.delete(unused.assets[0]?._id ?? '')
  await upload()
  await removeUnusedAssets(client, lake.dataDir, {
    assets: [],
    files: [path.slice(path.lastIndexOf('/') + 1)],
  })
  const { url } = await client.fetch<{ url: string }>('*[_type == "sanity.fileAsset"][0]{url}')
  const { pathname } = new URL(url)
  expect(await (await fetch(`${lake.origin}${pathname}`)).text()).toBe('opnieuw')
  const names = await readdir(join(lake.dataDir, 'assets'))
  expect(names.filter((name) => name.startsWith('.'))).toEqual([])
  await lake.stop()
})
