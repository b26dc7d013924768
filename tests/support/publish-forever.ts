/** Run as a process: publishes releases of which every page names the release's number, until it is killed. Argument: the folder. */
import { openReleases } from '../../site/publisher/releases/releases.ts'

const [directory = ''] = process.argv.slice(2)
const releases = openReleases(directory, () => undefined)
releases.clear()
for (;;) {
  const number = (releases.live?.number ?? 0) + 1
  const pages = Array.from({ length: 20 }, (_, page): [string, Uint8Array] => [
    `/${page}/`,
    Buffer.from(`${number} ${'content '.repeat(2_000)}`),
  ])
  releases.commit({ publishedAt: new Date().toISOString(), entries: new Map(pages), documents: new Map() })
  while (releases.prune());
  // What is said is durable.
  process.stdout.write(`${number}\n`)
  await new Promise(setImmediate)
}
