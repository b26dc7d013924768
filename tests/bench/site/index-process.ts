/** Run as a process: makes the search index of the newest release as the publisher does. Arguments: data folder, folder of the index. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { indexInProcess } from '../../../site/publisher/search/index-in-process.ts'
import { PAGES_PER_SHARD } from '../../../site/search/shards.ts'

const [dataDir, output] = process.argv.slice(2)
if (dataDir === undefined || output === undefined)
  throw new Error('index-process: name the data folder and the folder of the index.')
await mkdir(output, { recursive: true })
await indexInProcess({
  ...{ dataDir, directory: join(dataDir, 'search'), output, salt: 'bench' },
  ...{ pagesPerShard: PAGES_PER_SHARD, today: '2026-11-24', signal: new AbortController().signal },
  // As Pagefind beside it.
  priority: 0,
})
