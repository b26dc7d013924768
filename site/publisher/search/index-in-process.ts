/** Makes the search index in processes of their own: one reads the documents, then one for each shard that is not there yet. */
import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LeftOut } from '../../search/left-out.ts'
import { runProcess } from '../run-process.ts'
import { readEntry, writeEntry } from './entry-file.ts'
import { entriesFile, readLeftOut, readPlan, vocabularyFile, type PlanTask } from './plan.ts'

/** Megabytes of JavaScript; ten thousand documents need half of it. */
const PLAN_MEMORY = 512
/** A shard's entries are some megabytes. */
const SHARD_MEMORY = 128
/** Of which a quarter of the peak would be garbage. */
const YOUNG = 4

export interface IndexTask extends Omit<PlanTask, 'plan'> {
  readonly dataDir: string
  /** Is there and empty; becomes the index, without its shards. */
  readonly output: string
  /** YYYY-MM-DD */
  readonly today: string
  readonly signal: AbortSignal
  /** Of node:os; the lowest unless given. */
  readonly priority?: number
}

/**
 * @returns the folders of its shards, by their names in the directory, and what is not in them
 * @throws Error with what the process said where it fails
 */
export async function indexInProcess(
  task: IndexTask,
): Promise<{ shards: string[]; leftOut: readonly LeftOut[] }> {
  const { dataDir, directory, output, salt, pagesPerShard, today, signal, priority } = task
  const plan = join(output, 'plan')
  const given: PlanTask = { directory, plan, salt, pagesPerShard }
  const common = { young: YOUNG, signal, ...(priority === undefined ? {} : { priority }) }
  await runProcess({
    ...{ script: here('./plan-process.ts'), given: [dataDir, today, JSON.stringify(given)] },
    ...{ memory: PLAN_MEMORY, ...common },
  })
  const shards = await readPlan(plan)
  for (const { name, language, isNew } of shards) {
    if (!isNew) continue
    const made = join(plan, name)
    await runProcess({
      ...{
        script: here('./shard-process.ts'),
        given: [entriesFile(plan, name), language, join(made, 'pagefind')],
      },
      ...{ memory: SHARD_MEMORY, ...common },
    })
    // It takes its name when it is whole.
    await rename(made, join(directory, name))
  }

  const folder = join(output, 'pagefind')
  await mkdir(folder)
  const entries = shards.map(({ name }) => readEntry(join(directory, name, 'pagefind')))
  await writeEntry(await Promise.all(entries), folder)
  await copyFile(vocabularyFile(plan), join(folder, 'woorden.txt'))
  const names = shards.map(({ name }) => name)
  const leftOut = [plan, ...names.map((name) => join(directory, name))].map(readLeftOut)
  const all = (await Promise.all(leftOut)).flat()
  await rm(plan, { recursive: true })
  return { shards: names, leftOut: all }
}

function here(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url))
}
