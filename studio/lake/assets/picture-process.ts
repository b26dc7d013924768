/** A process that works on one picture at a time, so that work without end can be ended: libvips and librsvg cannot be told to stop. */
import sharp from 'sharp'
import { LakeError } from '../foundation/errors.ts'
import { describeImage } from './describe.ts'
import { isJob, MOST_WORK, type PictureJob, type PictureReply } from './picture-job.ts'
import { renderImage } from './render.ts'

/** Bytes that this process may hold; a picture that needs more ends it. */
const MOST_MEMORY = 450 * 1024 * 1024
const POLL_INTERVAL = 100

sharp.concurrency(1)
// No picture comes twice: what is made is kept in files.
sharp.cache(false)

async function reply(job: PictureJob): Promise<PictureReply> {
  try {
    return job.kind === 'render'
      ? { rendered: await renderImage(job.path, job.extension, job.asked) }
      : { described: await describeImage(job.path, job.wanted) }
  } catch (error) {
    if (error instanceof LakeError) return { status: error.status, message: error.message }
    return { status: 500, message: String(error) }
  }
}

process.on('message', (job: unknown) => {
  if (!isJob(job)) return
  const before = process.cpuUsage()
  const look = setInterval(() => {
    const { user, system } = process.cpuUsage(before)
    if ((user + system) / 1_000 > MOST_WORK[job.kind] || process.memoryUsage.rss() > MOST_MEMORY)
      process.kill(process.pid, 'SIGKILL')
  }, POLL_INTERVAL)
  void reply(job).then((answer) => {
    clearInterval(look)
    // Whoever asked may have gone meanwhile.
    process.send?.(answer, () => undefined)
  })
})
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
