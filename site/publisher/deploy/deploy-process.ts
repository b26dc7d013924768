/** Run as a process: sends the live release to one destination, as the JSON on standard input says. Arguments: data folder, folder of the renderer's bundle. */
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { openReleases } from '../releases/releases.ts'
import { loadRenderer } from '../renderer.ts'
import { drawLivePictures } from '../share-pictures.ts'
import { filesOf } from './files.ts'
import { taskSchema, targetOf } from './targets.ts'

const [dataDir, bundle] = process.argv.slice(2)
if (dataDir === undefined || bundle === undefined)
  throw new Error('deploy-process: name the data folder and the folder of the bundle.')
/** Milliseconds of drawing share pictures before a release is sent; those that are left follow. */
const DRAWING = 10_000

const { destination, formTarget } = taskSchema.parse(JSON.parse(await text(process.stdin)))
// A web server under another account reads a folder of its own; what lies in the data folder is nobody else's.
if (destination.kind === 'folder') process.umask(0o022)
const releases = openReleases(join(dataDir, 'releases'), (line) => console.error(line))
try {
  if (!releases.live) throw new Error('There is no release yet.')
  const undrawn =
    releases.cards.undrawn().length > 0
      ? await drawLivePictures(releases, (await loadRenderer(bundle)).drawCard, DRAWING)
      : 0
  const name = `${releases.live.id}-${Date.now()}`
  const files = filesOf(releases, formTarget)
  const { sent, removed } = await targetOf(destination, dataDir).send(files, name)
  console.log(JSON.stringify({ release: releases.live.id, sent, removed, undrawn }))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
} finally {
  releases.close()
}
