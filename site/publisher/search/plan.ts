/** What an index is to be made of: the shards it consists of, with the entries of those that are not there yet. */
import { hash } from 'node:crypto'
import { access, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { ContentReader } from '../../content/graph.ts'
import type { LeftOut } from '../../search/left-out.ts'
import { siteIndex } from '../../search/shards.ts'

const planSchema = z.array(
  z.object({
    /** Of its folder; says what it holds. */
    name: z.string(),
    language: z.string(),
    /** False where the folder is there. */
    isNew: z.boolean(),
  }),
)
export type PlannedShard = z.infer<typeof planSchema>[number]

export interface PlanTask {
  /** Of the shards that are there. */
  readonly directory: string
  /** Becomes the plan: a list, the entries of each new shard, and the vocabulary. */
  readonly plan: string
  /** Part of all names: shards with another one are never used again. */
  readonly salt: string
  readonly pagesPerShard: number
}

export async function writePlan(content: ContentReader, task: PlanTask): Promise<void> {
  const { directory, plan, salt, pagesPerShard } = task
  await mkdir(plan, { recursive: true })
  const { shards, vocabulary, leftOut } = await siteIndex(content, pagesPerShard)
  const planned: PlannedShard[] = []
  for (const { language, entries } of shards) {
    const text = JSON.stringify(entries)
    const name = `shard-${language}-${hash('sha256', salt + language + text, 'hex').slice(0, 32)}`
    const isNew = await access(join(directory, name)).then(
      () => false,
      () => true,
    )
    if (isNew) await writeFile(entriesFile(plan, name), text)
    planned.push({ name, language, isNew })
  }
  await writeFile(vocabularyFile(plan), vocabulary)
  await writeLeftOut(plan, leftOut)
  await writeFile(join(plan, LIST), JSON.stringify(planned))
}

const LIST = 'shards.json'

/** @param plan folder of a plan */
export async function readPlan(plan: string): Promise<PlannedShard[]> {
  return planSchema.parse(JSON.parse(await readFile(join(plan, LIST), 'utf8')))
}

export const entriesFile = (plan: string, name: string): string => join(plan, `${name}.json`)
export const vocabularyFile = (plan: string): string => join(plan, 'woorden.txt')

const LEFT_OUT = 'left-out.json'

/** @param folder of a plan or of a shard */
export async function writeLeftOut(folder: string, leftOut: readonly LeftOut[]): Promise<void> {
  await writeFile(join(folder, LEFT_OUT), JSON.stringify(leftOut))
}

export async function readLeftOut(folder: string): Promise<readonly LeftOut[]> {
  const text = await readFile(join(folder, LEFT_OUT), 'utf8')
  return z.array(z.object({ place: z.string(), reason: z.string() })).parse(JSON.parse(text))
}
