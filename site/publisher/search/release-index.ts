/** The search index as entries of a release: the files that visitors load, and beside them what each shard was made of. */
import { z } from 'zod'
import type { Releases } from '../releases/releases.ts'
import { entrySchema } from './entry-file.ts'

export const leftOutSchema = z.array(z.object({ place: z.string(), reason: z.string() }))

const shardSchema = z.object({
  language: z.string(),
  /** Changes with what the shard holds. */
  source: z.string(),
  /** Its part of Pagefind's entry file. */
  entry: entrySchema,
  leftOut: leftOutSchema,
})
const indexSchema = z.object({ shards: z.array(shardSchema), leftOut: leftOutSchema })

export type IndexedShard = z.infer<typeof shardSchema>
/** `leftOut` are the pages of which no record could be made. */
export type SearchIndex = z.infer<typeof indexSchema>

export const FOLDER = '/pagefind/'

/** Beside the files; no address leads to it. */
const INDEX = 'search:index'

export function isOfSearch(path: string): boolean {
  return path.startsWith(FOLDER) || path === INDEX
}

/** True for a file that only this shard has. @param path of the site */
export function isOfShard(path: string, { language }: Pick<IndexedShard, 'language'>): boolean {
  const name = path.slice(FOLDER.length).replace(/^(?:(?:fragment|index|filter)\/|pagefind\.|wasm\.)/, '')
  return name.startsWith(`${language}_`) || name.startsWith(`${language}.`)
}

/** @returns undefined where the live release has none */
export function indexOf({ entries, body }: Pick<Releases, 'entries' | 'body'>): SearchIndex | undefined {
  const entry = entries.get(INDEX)
  const content = entry && 'key' in entry ? body(entry) : undefined
  return content && indexSchema.parse(JSON.parse(Buffer.from(content).toString()))
}

export function asEntry(index: SearchIndex): [path: string, content: Uint8Array] {
  return [INDEX, Buffer.from(JSON.stringify(index))]
}
