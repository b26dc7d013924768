/** A picture of the store, as the library shows it. */
import { isRecord } from '../../../shared/is-record.ts'

export interface Picture {
  readonly id: string
  readonly url: string
  readonly fileName: string
  /** What is to be seen, for who does not see it; offered wherever the picture is picked. */
  readonly altText: string
  readonly labels: readonly string[]
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** Bytes. */
  readonly size: number
  /** Documents that use it, drafts too; undefined where nobody counted. */
  readonly uses: number | undefined
}

/** @returns undefined for what is no picture */
export function pictureOf(value: unknown): Picture | undefined {
  if (!isRecord(value) || typeof value['_id'] !== 'string' || typeof value['url'] !== 'string')
    return undefined
  const metadata = isRecord(value['metadata']) ? value['metadata'] : {}
  const dimensions = isRecord(metadata['dimensions']) ? metadata['dimensions'] : {}
  const labels: unknown = value['labels']
  return {
    id: value['_id'],
    url: value['url'],
    fileName: text(value['originalFilename']),
    altText: text(value['altText']),
    labels: Array.isArray(labels) ? labels.map(String) : [],
    width: number(dimensions['width']),
    height: number(dimensions['height']),
    size: number(value['size']),
    uses: typeof value['uses'] === 'number' ? value['uses'] : undefined,
  }
}

/** @param width pixels */
export function thumbnail({ url }: Picture, width: number): string {
  return `${url}?w=${width}&auto=format`
}

/** `1600 × 900 pixels, 2,4 MB` */
export function sizeInWords({ width, height, size }: Picture): string {
  const [amount, unit] = size < 1_000_000 ? [size / 1_000, 'kB'] : [size / 1_000_000, 'MB']
  const digits = { maximumFractionDigits: unit === 'MB' ? 1 : 0 }
  return `${width} × ${height} pixels, ${new Intl.NumberFormat('nl-NL', digits).format(amount)} ${unit}`
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0
}
