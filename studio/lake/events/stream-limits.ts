/** Limits on open event streams, per user and per network address. */
import { LakeError } from '../foundation/errors.ts'

/** Of one who is signed in, in all tabs and programs together. */
const MOST_OF_ONE = 1_000
/** Of all together who are not, and of one address among them. */
const MOST_UNKNOWN = 200
const MOST_OF_ADDRESS = 100

interface Holder {
  /** Undefined: not signed in. */
  readonly identity: string | undefined
  /** Network address. */
  readonly address: string
}

export interface StreamLimits {
  /** @param weight of the stream against the limits @returns releases it, once @throws LakeError 429 where a limit is reached */
  acquire(holder: Holder, weight?: number): () => void
}

export function createStreamLimits(): StreamLimits {
  const taken = new Map<string, number>()

  return {
    acquire({ identity, address }, weight = 1) {
      const wanted: readonly (readonly [name: string, most: number])[] =
        identity === undefined
          ? [
              ['unknown', MOST_UNKNOWN],
              [`at ${address}`, MOST_OF_ADDRESS],
            ]
          : [[`as ${identity}`, MOST_OF_ONE]]
      if (wanted.some(([name, most]) => (taken.get(name) ?? 0) + weight > most))
        throw new LakeError(429, 'Too many event streams are open; close some and try again.')
      const change = (by: number): void => {
        for (const [name] of wanted) {
          const now = (taken.get(name) ?? 0) + by
          if (now > 0) taken.set(name, now)
          else taken.delete(name)
        }
      }
      change(weight)
      let held = true
      return () => {
        if (held) change(-weight)
        held = false
      }
    },
  }
}
