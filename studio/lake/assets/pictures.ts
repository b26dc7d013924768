/** Work on pictures, in processes of their own: what is small and asked by who is known comes first, and large work never takes all. */
import { fork, type ChildProcess } from 'node:child_process'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { LakeError } from '../foundation/errors.ts'
import { isReply, LONGEST, type PictureJob, type PictureReply } from './picture-job.ts'

const CONCURRENCY = 2
/** Megapixels of work from which a picture counts as large; one of them is worked on at a time. */
const LARGE = 40
/** Pictures that may wait, and those of them that nobody known asked for. */
const MAX_QUEUED = 2_000
const MOST_UNKNOWN = 40
/** Milliseconds after which an idle process ends. */
const IDLE = 30_000
/** A request for a page goes before a picture. */
const NICENESS = 5

const script = fileURLToPath(new URL('./picture-process.ts', import.meta.url))

export interface Pictures {
  /**
   * @param work in megapixels @param isKnown the requester is signed in
   * @throws LakeError 400 where it cannot be done in time, 503 where too many wait, and what the work throws
   */
  run(job: PictureJob, work: number, isKnown: boolean): Promise<Exclude<PictureReply, { status: number }>>
  close(): void
}

interface Waiting {
  readonly job: PictureJob
  readonly work: number
  readonly isKnown: boolean
  readonly resolve: (reply: PictureReply) => void
}

export function createPictures(): Pictures {
  const waiting: Waiting[] = []
  const idle: ChildProcess[] = []
  const all = new Set<ChildProcess>()
  let busy = 0
  let large = 0
  const rest = setTimeout(() => {
    for (const child of idle) child.kill('SIGKILL')
  }, IDLE).unref()

  function spawn(): ChildProcess {
    const child = fork(script, {
      execArgv: ['--max-semi-space-size=4'],
      // glibc keeps what is freed in an arena for each thread, and libvips has many of them.
      env: { ...process.env, MALLOC_ARENA_MAX: '2' },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    try {
      if (child.pid !== undefined) setPriority(child.pid, NICENESS)
    } catch {
      // Not every system lets go of priority; the work is done all the same.
    }
    all.add(child)
    child.once('exit', () => {
      all.delete(child)
      const place = idle.indexOf(child)
      if (place >= 0) idle.splice(place, 1)
    })
    child.on('error', () => undefined)
    return child
  }

  function next(): void {
    if (busy >= CONCURRENCY) return
    const [first] = waiting
      .filter(({ work }) => work < LARGE || large === 0)
      .sort((one, other) => Number(other.isKnown) - Number(one.isKnown) || one.work - other.work)
    if (!first) return
    waiting.splice(waiting.indexOf(first), 1)
    void carryOut(first)
    next()
  }

  async function carryOut({ job, work, resolve }: Waiting): Promise<void> {
    const isLarge = work >= LARGE
    busy += 1
    if (isLarge) large += 1
    const child = idle.pop() ?? spawn()
    const reply = await ask(child, job)
    busy -= 1
    if (isLarge) large -= 1
    if (all.has(child)) idle.push(child)
    rest.refresh()
    resolve(reply)
    next()
  }

  return {
    async run(job, work, isKnown) {
      const most = isKnown ? MAX_QUEUED : MOST_UNKNOWN
      if (waiting.filter((other) => isKnown || !other.isKnown).length >= most)
        throw new LakeError(503, 'Too many pictures are being made; ask again in a moment.')
      const reply = await new Promise<PictureReply>((resolve) => {
        waiting.push({ job, work, isKnown, resolve })
        next()
      })
      if ('status' in reply) throw new LakeError(reply.status, reply.message)
      return reply
    },
    close() {
      for (const child of all) child.kill('SIGKILL')
    },
  }
}

function ask(child: ChildProcess, job: PictureJob): Promise<PictureReply> {
  return new Promise((resolve) => {
    const finish = (reply: PictureReply): void => {
      clearTimeout(timer)
      child.off('message', hear)
      child.off('exit', ended)
      // Idle, it keeps nobody alive.
      child.unref()
      child.channel?.unref()
      resolve(reply)
    }
    const hear = (reply: unknown): void => {
      if (isReply(reply)) finish(reply)
    }
    const ended = (): void =>
      finish({ status: 400, message: 'The picture takes more time or memory than a picture may.' })
    const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST[job.kind])
    child.ref()
    child.channel?.ref()
    child.on('message', hear)
    child.once('exit', ended)
    child.send(job, (error) => {
      if (error) ended()
    })
  })
}
