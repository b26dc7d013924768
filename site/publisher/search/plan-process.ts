/** Run as a process: plans the search index of the documents that the newest release shows. Arguments: data folder, day, and the task as JSON. */
import { join } from 'node:path'
import { z } from 'zod'
import { createGraph } from '../../content/graph.ts'
import { openReleases } from '../releases/releases.ts'
import { writePlan } from './plan.ts'

const [dataDir, today, given] = process.argv.slice(2)
if (dataDir === undefined || today === undefined || given === undefined)
  throw new Error('plan-process: name the data folder, the day and the task.')
const task = z
  .object({ directory: z.string(), plan: z.string(), salt: z.string(), pagesPerShard: z.number() })
  .parse(JSON.parse(given))

const releases = openReleases(join(dataDir, 'releases'), (line) => console.error(line))
const documents = releases.documents()
releases.close()
const { graph } = createGraph(documents, { today, lastGood: [] })
await writePlan(graph.reader(), task)
