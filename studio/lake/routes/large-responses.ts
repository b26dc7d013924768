/** Large responses: streamed as they are read, in bounded time, with a bound on the sum of what is made and waits for slow readers. */
import { runCooperatively, runWithin, type CooperativeTask } from '../foundation/cooperative.ts'
import { LakeError } from '../foundation/errors.ts'
import { slowReaderError } from '../foundation/web-stream.ts'
import { LARGEST_ANSWER, LARGEST_UNKNOWN_ANSWER } from '../query/serialise.ts'

/** Characters that leave at once. */
const PIECE = 64 * 1024
/** Characters of answers under way: of all, of one who is signed in, and of all who are not. */
const MAX_BUFFERED = 2 * LARGEST_ANSWER
/** Milliseconds in which an answer must have been read. */
const TIMEOUT = 60_000

interface SendOptions {
  readonly type?: string
  /** Makes all parts without giving way to other requests, so that they are of one moment. */
  readonly atOnce?: boolean
}

export interface LargeResponses {
  /**
   * @param parts of the text, made one after the other and no further than may be sent @param identity of the requester;
   * undefined: anonymous
   * @throws LakeError 503 where too much is under way already, 400 for an answer that alone is too large
   */
  send(parts: Iterable<string>, identity: string | undefined, options?: SendOptions): Promise<Response>
}

/** A field of a JSON object that is a list: its text, member by member. */
export function* listText(name: string, members: Iterable<string>): Generator<string> {
  yield `${JSON.stringify(name)}:[`
  let separator = ''
  for (const member of members) {
    yield separator + member
    separator = ','
  }
  yield ']'
}

interface Gathered {
  readonly parts: readonly string[]
  /** Characters. */
  readonly size: number
}

export function createLargeResponses(): LargeResponses {
  const underway = new Map<string | undefined, number>()
  const change = (identity: string | undefined, by: number): void => {
    const now = (underway.get(identity) ?? 0) + by
    if (now > 0) underway.set(identity, now)
    else underway.delete(identity)
  }

  /** Counts what is made as long as it is made; afterwards it is the caller's to count off. */
  function* gather(parts: Iterable<string>, identity: string | undefined): CooperativeTask<Gathered> {
    const most = identity === undefined ? LARGEST_UNKNOWN_ANSWER : LARGEST_ANSWER
    const gathered: string[] = []
    let size = 0
    try {
      for (const part of parts) {
        if (size + part.length > most)
          throw new LakeError(
            400,
            `The answer is larger than ${most / 1024 / 1024} MB; ask for less at once.`,
          )
        const sum = [...underway.values()].reduce((all, one) => all + one, 0)
        const isTooMuch =
          (underway.get(identity) ?? 0) + part.length > most || sum + part.length > MAX_BUFFERED
        if (isTooMuch && size + part.length > PIECE)
          throw new LakeError(503, 'Too many large answers wait to be read; ask again in a moment.')
        change(identity, part.length)
        size += part.length
        gathered.push(part)
        yield
      }
      return { parts: gathered, size }
    } catch (error) {
      change(identity, -size)
      throw error
    }
  }

  return {
    async send(given, identity, { type = 'application/json', atOnce = false } = {}) {
      const headers = { 'Content-Type': type }
      const steps = gather(given, identity)
      const { parts, size } =
        runWithin(steps, atOnce ? Infinity : 0)?.value ?? (await runCooperatively(steps))
      if (size <= PIECE) {
        change(identity, -size)
        return new Response(parts.join(''), { headers })
      }
      const pieces = piecesOf(parts)
      let timer: NodeJS.Timeout | undefined
      const end = (): void => {
        if (!timer) return
        clearTimeout(timer)
        timer = undefined
        pieces.return(undefined)
        change(identity, -size)
      }
      const encoder = new TextEncoder()
      const body = new ReadableStream<Uint8Array>(
        {
          start(controller) {
            timer = setTimeout(() => {
              controller.error(slowReaderError('The answer was not read in time.'))
              end()
            }, TIMEOUT).unref()
          },
          pull(controller) {
            const { done, value } = pieces.next()
            if (done !== true) controller.enqueue(encoder.encode(value))
            else {
              end()
              controller.close()
            }
          },
          cancel: end,
        },
        { highWaterMark: 0 },
      )
      return new Response(body, { headers })
    },
  }
}

/** Never between the two halves of a character. */
function* piecesOf(parts: readonly string[]): Generator<string, undefined> {
  for (const part of parts)
    for (let at = 0; at < part.length;) {
      const last = part.charCodeAt(at + PIECE - 1)
      const end = at + PIECE - (last >= 0xd800 && last < 0xdc00 ? 1 : 0)
      yield part.slice(at, end)
      at = end
    }
  return undefined
}
