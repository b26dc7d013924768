/** Run as a process: makes the search index of the newest release as the publisher does, and commits it. Argument: data folder. */
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { openReleases } from '../../../site/publisher/releases/releases.ts'
import { makeIndex } from '../../../site/publisher/search/make-index.ts'
import { indexOf } from '../../../site/publisher/search/release-index.ts'
import { PAGES_PER_SHARD } from '../../../site/search/index/shards.ts'

const [dataDir] = process.argv.slice(2)
if (dataDir === undefined) throw new Error('index-process: name the data folder.')
const releases = openReleases(join(dataDir, 'releases'), () => undefined)
const folder = await mkdtemp(join(dataDir, 'index-'))
const { entries, keep } = await makeIndex(
  {
    ...{ dataDir, folder, salt: 'bench', pagesPerShard: PAGES_PER_SHARD, now: new Date('2026-11-24') },
    signal: new AbortController().signal,
    // As Pagefind beside it.
    priority: 0,
  },
  indexOf(releases),
)
releases.complete({ publishedAt: new Date().toISOString(), entries, keep })
releases.close()
