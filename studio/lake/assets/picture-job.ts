/** Requests to an image process, and its replies. */
import { isRecord } from '../foundation/json.ts'
import type { ImageDescription } from './describe.ts'
import type { ImageParameters } from './parameters.ts'

export type PictureJob =
  | {
      readonly kind: 'render'
      /** Of the original. */
      readonly path: string
      readonly extension: string
      readonly asked: ImageParameters
    }
  | { readonly kind: 'describe'; readonly path: string; readonly wanted: ReadonlySet<string> }

export type PictureReply =
  | { readonly rendered: Uint8Array }
  | { readonly described: ImageDescription }
  | { readonly status: number; readonly message: string }

/** Milliseconds of processor time that a job may take; a process that needs more ends itself. */
export const MOST_WORK = { render: 8_000, describe: 15_000 } as const
/** Milliseconds by the clock. */
export const LONGEST = { render: 20_000, describe: 40_000 } as const

/** Megapixels of work in a megapixel of the result. */
const EFFORT = { jpeg: 1, png: 2, webp: 3, gif: 4, avif: 12 } as const

/** About how much work a picture is, in megapixels; one that cannot be told beforehand is as large as can be. */
export function workOf(
  original: { readonly width: number; readonly height: number },
  made: { readonly width: number; readonly height: number },
  { format, blur }: { readonly format: keyof typeof EFFORT; readonly blur: number },
): number {
  const megapixels = ({ width, height }: typeof original): number => (width * height) / 1e6
  return megapixels(original) + megapixels(made) * (EFFORT[format] + (blur > 0 ? 5 : 0))
}

export function isReply(value: unknown): value is PictureReply {
  return isRecord(value) && ('rendered' in value || 'described' in value || 'status' in value)
}

export function isJob(value: unknown): value is PictureJob {
  return isRecord(value) && (value['kind'] === 'render' || value['kind'] === 'describe')
}
