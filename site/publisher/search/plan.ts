/** What passes between the process that plans a search index and those that make its shards, in a folder of the moment. */
import { join } from 'node:path'
import { z } from 'zod'
import { leftOutSchema } from './release-index.ts'

export const planTask = z.object({
  /** Becomes the plan: what the index is made of, the entries of each new shard, and the words of the site. */
  folder: z.string(),
  /** Part of what a shard is made of: shards with another one are made anew. */
  salt: z.string(),
  pagesPerShard: z.number(),
})

export const planSchema = z.object({
  shards: z.array(
    z.object({
      language: z.string(),
      source: z.string(),
      /** False where the live release has it. */
      isNew: z.boolean(),
    }),
  ),
  leftOut: leftOutSchema,
})
export type Plan = z.infer<typeof planSchema>

export const PLAN = 'plan.json'
export const WORDS = 'woorden.txt'
export const LEFT_OUT = 'left-out.json'
export const entriesFile = (folder: string, language: string): string => join(folder, `${language}.json`)
