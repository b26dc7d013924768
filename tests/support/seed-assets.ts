/** The files of the first content as the store describes them, for tests that have documents but no store. */
import { seedAssets } from '@programme/content-schemas/seed'

/** @param origin where the files can be fetched, by their names */
export function seedAssetDocuments(origin: string): Record<string, unknown>[] {
  return Object.values(seedAssets).map(({ kind, file, id }) => ({
    _id: id,
    _type: kind === 'image' ? 'sanity.imageAsset' : 'sanity.fileAsset',
    url: `${origin}/${file}`,
    path: file,
    extension: file.split('.').at(-1),
    size: 1000,
    originalFilename: file,
  }))
}
