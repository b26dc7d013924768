/** The first start: an empty lake gets the sample programme, its pictures and files first because documents point to them. */
import { readFile } from 'node:fs/promises'
import type { SanityClient } from '@sanity/client'
import { seedAssets, seedDocuments } from '@programme/content-schemas/seed'
import { imagesIn } from '../site/content/media.ts'

const CONTENT = '*[!(_type in ["sanity.imageAsset", "sanity.fileAsset"]) && !(_id in path("_.**"))][0]._id'

/** True where there is no document yet; files may be there from a first start that was broken off. */
export async function isWithoutContent(client: SanityClient): Promise<boolean> {
  return (await client.fetch<unknown>(CONTENT, {}, { perspective: 'raw' })) === null
}

/** @throws Error where the store names a file otherwise than the documents do */
export async function uploadFirstFiles(client: SanityClient): Promise<void> {
  for (const { kind, file, id } of Object.values(seedAssets)) {
    const content = await readFile(new URL(`../content-schemas/seed/assets/${file}`, import.meta.url))
    const { _id } = await client.assets.upload(kind, content, { filename: file })
    if (_id !== id) {
      throw new Error(
        `The store calls ${file} "${_id}", but the first content points to "${id}". Run \`node content-schemas/seed/assets/draw.ts\`.`,
      )
    }
  }
}

/**
 * All documents in one transaction, so that a first start that breaks off leaves none of them. The picture library tells of a
 * picture what the documents tell.
 * @throws Error of {@link uploadFirstFiles}
 */
export async function writeFirstContent(client: SanityClient): Promise<void> {
  await uploadFirstFiles(client)
  const transaction = client.transaction()
  for (const document of seedDocuments)
    transaction.createIfNotExists<Record<string, unknown>>({ ...document })
  for (const { asset, alt } of imagesIn(seedDocuments))
    if (alt !== undefined) transaction.patch(asset._ref, { setIfMissing: { altText: alt } })
  await transaction.commit({ visibility: 'sync' })
}
