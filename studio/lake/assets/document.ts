/** The document that stands for an uploaded file, as Sanity has it. */
import { lookup } from 'mrmime'
import type { ImageDescription } from './describe.ts'
import { DATASET, PROJECT } from '../foundation/project.ts'

export interface AssetDocument {
  readonly _id: string
  readonly _type: 'sanity.imageAsset' | 'sanity.fileAsset'
  /** `images/<project>/<dataset>/<name>`; the name is the file's own. */
  readonly path: string
  readonly [field: string]: unknown
}

/** @param kind what a picture was found to be, or the ending of any other file */
export function createAssetDocument(
  { sha1, size }: { readonly sha1: string; readonly size: number },
  kind: ImageDescription | { readonly extension: string },
): AssetDocument {
  const isImage = 'metadata' in kind
  const measures = isImage ? `-${kind.width}x${kind.height}` : ''
  const name = `${sha1}${measures}.${kind.extension}`
  return {
    _id: `${isImage ? 'image' : 'file'}-${sha1}${measures}-${kind.extension}`,
    _type: isImage ? 'sanity.imageAsset' : 'sanity.fileAsset',
    assetId: sha1,
    sha1hash: sha1,
    path: `${isImage ? 'images' : 'files'}/${PROJECT}/${DATASET}/${name}`,
    originalFilename: name,
    extension: kind.extension,
    mimeType: isImage ? kind.mimeType : (lookup(kind.extension) ?? 'application/octet-stream'),
    size,
    uploadId: crypto.randomUUID(),
    ...(isImage ? { metadata: kind.metadata } : {}),
  }
}
