/** Run as a process: makes the search index of the documents that the newest release shows. Arguments: data folder, output folder, day. */
import { join } from 'node:path'
import { createGraph } from '../../content/graph.ts'
import { openReleases } from '../releases/releases.ts'
import { writeSearch } from './write-search.ts'

const [dataDir, output, today] = process.argv.slice(2)
if (dataDir === undefined || output === undefined || today === undefined)
  throw new Error('index-process: name the data folder, the output folder and the day.')

const releases = openReleases(join(dataDir, 'releases'), (line) => console.error(line))
const documents = releases.documents()
releases.close()
const { graph } = createGraph(documents, { today, lastGood: [] })
await writeSearch(graph.reader(), output)
