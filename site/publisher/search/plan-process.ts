/** Run as a process: says what the search index of the documents that the live release shows is made of. Arguments: data folder, moment, and the task as JSON. */
import { hash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createGraph } from '../../content/graph.ts'
import { siteIndex } from '../../search/index/shards.ts'
import { openReleases } from '../releases/releases.ts'
import { entriesFile, PLAN, planTask, WORDS, type Plan } from './plan.ts'
import { indexOf } from './release-index.ts'

const [dataDir, now, given] = process.argv.slice(2)
if (dataDir === undefined || now === undefined || given === undefined)
  throw new Error('plan-process: name the data folder, the moment and the task.')
const { folder, salt, pagesPerShard } = planTask.parse(JSON.parse(given))

const releases = openReleases(join(dataDir, 'releases'), (line) => console.error(line))
const documents = releases.documents()
const sources = new Set(indexOf(releases)?.shards.map(({ source }) => source))
releases.close()

const { graph } = createGraph(documents, { now: new Date(now), lastGood: [] })
const { shards, vocabulary, leftOut } = await siteIndex(graph.reader(), pagesPerShard)
const planned: Plan['shards'] = []
for (const { language, entries } of shards) {
  const text = JSON.stringify(entries)
  const source = hash('sha256', salt + language + text, 'base64url')
  const isNew = !sources.has(source)
  if (isNew) await writeFile(entriesFile(folder, language), text)
  planned.push({ language, source, isNew })
}
await writeFile(join(folder, WORDS), vocabulary)
await writeFile(join(folder, PLAN), JSON.stringify({ shards: planned, leftOut: [...leftOut] } satisfies Plan))
