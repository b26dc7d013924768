/** Files as the store describes them. */
import { isRecord } from '../../shared/is-record.ts'

export interface Asset {
  readonly _id: string
  readonly _type: 'sanity.imageAsset' | 'sanity.fileAsset'
  readonly url: string
  /** The address without its origin and leading slash. */
  readonly path: string
  readonly extension: string
  /** Bytes. */
  readonly size: number
  readonly originalFilename?: string
}

export function isAsset(value: unknown): value is Asset {
  return (
    isRecord(value) &&
    (value['_type'] === 'sanity.imageAsset' || value['_type'] === 'sanity.fileAsset') &&
    typeof value['_id'] === 'string' &&
    typeof value['url'] === 'string' &&
    typeof value['path'] === 'string' &&
    typeof value['extension'] === 'string'
  )
}
