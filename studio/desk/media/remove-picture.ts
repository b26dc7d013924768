/** Removes a picture so that it can be brought back: the file is kept in the browser until then. */
import type { SanityClient } from '@sanity/client'
import type { Picture } from './picture.ts'

/** @returns brings it back, with its description and its labels @throws where it cannot be read, or is used */
export async function removePicture(
  client: SanityClient,
  { id, url, fileName, altText, labels }: Picture,
): Promise<() => Promise<void>> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`De afbeelding is niet te lezen (${response.status}).`)
  const file = await response.blob()
  await client.delete(id, { visibility: 'sync' })
  return async () => {
    // The same file has the same id, so that it is the same picture again.
    const { _id } = await client.assets.upload('image', file, {
      ...(fileName === '' ? {} : { filename: fileName }),
    })
    await client
      .patch(_id)
      .set({ altText, labels: [...labels] })
      .commit({ visibility: 'sync' })
  }
}
