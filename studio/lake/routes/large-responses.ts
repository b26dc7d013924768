/** Large responses: streamed as they are read, in bounded time, with a bound on the sum that waits for slow readers. */
import { LakeError } from '../foundation/errors.ts'

/** Characters that leave at once. */
const PIECE = 64 * 1024
/** Characters of answers under way: of all, of one who is signed in, and of all who are not. */
const MOST = 192 * 1024 * 1024
const MOST_OF_ONE = 96 * 1024 * 1024
const MOST_UNKNOWN = 32 * 1024 * 1024
/** Milliseconds in which an answer must have been read. */
const LONGEST = 60_000

export interface LargeResponses {
  /**
   * @param parts of the JSON text, one after the other @param identity of the requester; undefined: anonymous
   * @throws LakeError 503 where too much is under way already, 400 for an answer that alone is too large
   */
  json(parts: readonly string[], identity: string | undefined): Response
}

const HEADERS = { 'Content-Type': 'application/json' }

export function createLargeResponses(): LargeResponses {
  const underway = new Map<string | undefined, number>()
  const change = (identity: string | undefined, by: number): void => {
    const now = (underway.get(identity) ?? 0) + by
    if (now > 0) underway.set(identity, now)
    else underway.delete(identity)
  }

  return {
    json(parts, identity) {
      const size = parts.reduce((sum, { length }) => sum + length, 0)
      if (size <= PIECE) return new Response(parts.join(''), { headers: HEADERS })
      const most = identity === undefined ? MOST_UNKNOWN : MOST_OF_ONE
      if (size > most)
        throw new LakeError(400, `The answer is larger than ${most / 1024 / 1024} MB; ask for less at once.`)
      const sum = [...underway.values()].reduce((all, one) => all + one, 0)
      if ((underway.get(identity) ?? 0) + size > most || sum + size > MOST)
        throw new LakeError(503, 'Too many large answers wait to be read; ask again in a moment.')
      change(identity, size)
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
              controller.error(new Error('The answer was not read in time.'))
              end()
            }, LONGEST).unref()
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
      return new Response(body, { headers: HEADERS })
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
