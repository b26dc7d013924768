/** The rows of the release database as the rest of the publisher knows them. */
import { z } from 'zod'

export interface Release {
  readonly number: number
  /** Number of its last switch: what search reads follows the pages with one of its own. */
  readonly latest: number
  readonly id: string
  readonly publishedAt: string
  /** Addresses of the site. */
  readonly pages: number
  /** Number of the release that it repeats, where a rollback made it. */
  readonly backTo: number | null
}

/** A body that lies in the database; `hash` names its content, `size` is in bytes. */
export interface Staged {
  readonly key: number
  readonly hash: string
  readonly size: number
}

/** What the live release has at a path: a body, or where a redirect leads. */
export type Entry = Staged | { readonly location: string }

const releaseRow = z.object({
  number: z.number(),
  latest: z.number(),
  id: z.string(),
  published_at: z.string(),
  pages: z.number(),
  back_to: z.number().nullable(),
})
const entryRow = z.object({
  path: z.string(),
  body: z.number().nullable(),
  hash: z.string().nullable(),
  size: z.number().nullable(),
  location: z.string().nullable(),
})
const bodyRow = z.object({ content: z.instanceof(Uint8Array) })
const stagedRow = z.object({ key: z.number(), hash: z.string(), size: z.number() })
const documentRow = z.object({ json: z.string() })

export function asRelease(row: unknown): Release {
  const { number, latest, id, published_at: publishedAt, pages, back_to: backTo } = releaseRow.parse(row)
  return { number, latest, id, publishedAt, pages, backTo }
}

export function asEntry(row: unknown): [string, Entry] {
  const { path, body, hash: name, size, location } = entryRow.parse(row)
  if (body !== null && name !== null && size !== null) return [path, { key: body, hash: name, size }]
  return [path, { location: location ?? '/' }]
}

export function asStaged(row: unknown): Staged {
  return stagedRow.parse(row)
}

export function asContent(row: unknown): Uint8Array {
  return bodyRow.parse(row).content
}

export function asJson(row: unknown): unknown {
  return JSON.parse(documentRow.parse(row).json)
}
