/**
 * `npm run bench -- NAME …`: runs the named benchmarks, prints their figures and keeps them in results.json under their name.
 * Pages are kept one by one, so that a run that is broken off leaves what it found.
 * BENCH_SIZES says for which numbers of documents: 100,1000,10000 unless given.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { benchLake } from './lake/lake.bench.ts'
import { benchPages } from './pages/pages.bench.ts'
import { benchIndex } from './site/index.bench.ts'
import { benchServing } from './site/serve.bench.ts'
import { benchSite } from './site/site.bench.ts'
import { benchStudio } from './studio/studio.bench.ts'

const sizes = (process.env['BENCH_SIZES'] ?? '100,1000,10000').split(',').map(Number)
/** @param before what results.json has of an earlier run */
type Benchmark = (save: (figures: unknown) => Promise<void>, before: unknown) => Promise<unknown>
const benchmarks: Readonly<Record<string, Benchmark>> = {
  lake: benchLake,
  pages: benchPages,
  site: () => benchSite(sizes),
  index: () => benchIndex(sizes),
  serving: benchServing,
  studio: benchStudio,
}
const file = new URL('results.json', import.meta.url)

const asked = process.argv.slice(2)
const names = asked.length > 0 ? asked : Object.keys(benchmarks)
for (const name of names) {
  const benchmark = benchmarks[name]
  if (!benchmark)
    throw new Error(`There is no benchmark "${name}"; there are ${Object.keys(benchmarks).join(', ')}.`)
  const save = async (figures: unknown): Promise<void> => {
    await writeFile(file, `${JSON.stringify({ ...(await earlier()), [name]: figures }, null, 2)}\n`)
  }
  const figures = await benchmark(save, Reflect.get(await earlier(), name))
  if (figures !== undefined) await save(figures)
}

async function earlier(): Promise<object> {
  try {
    const figures: unknown = JSON.parse(await readFile(file, 'utf8'))
    return typeof figures === 'object' && figures !== null ? figures : {}
  } catch {
    return {}
  }
}
