/** Run as a process: sends the live release to one destination, as the JSON on standard input says. Arguments: data folder, folders of the search index (none where there is none). */
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { openReleases } from '../releases/releases.ts'
import { filesOf } from './files.ts'
import { taskSchema, targetOf } from './targets.ts'

const [dataDir, ...search] = process.argv.slice(2)
if (dataDir === undefined)
  throw new Error('deploy-process: name the data folder and the folders of the search index.')

const { destination, formTarget } = taskSchema.parse(JSON.parse(await text(process.stdin)))
// A web server under another account reads a folder of its own; what lies in the data folder is nobody else's.
if (destination.kind === 'folder') process.umask(0o022)
const releases = openReleases(join(dataDir, 'releases'), (line) => console.error(line))
try {
  if (!releases.live) throw new Error('There is no release yet.')
  const name = `${releases.live.id}-${Date.now()}`
  const files = filesOf(releases, search, formTarget)
  const { sent, removed } = await targetOf(destination, dataDir).send(files, name)
  console.log(JSON.stringify({ release: releases.live.id, sent, removed }))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
} finally {
  releases.close()
}
