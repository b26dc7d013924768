/**
 * How often somebody may try to sign in: few times for one account from one place, more in all. A browser with which the account has
 * signed in before counts by itself, so that nobody else can use up its attempts.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Seconds. */
const QUARTER = 15 * 60
const HOUR = 60 * 60

/** Places of accounts that are remembered. */
const MOST_KNOWN = 10_000

interface Attempt {
  /** Network address. */
  readonly address: string
  readonly email: string
  /** Undefined where the account has not signed in with it. */
  readonly browser: string | undefined
}

export interface Attempts {
  /** Counts an attempt. @returns seconds to wait, or undefined where it may be made */
  begin(attempt: Attempt): Promise<number | undefined>
  /** A right password: what came before is forgiven. */
  succeeded(attempt: Attempt): Promise<void>
}

export function createAttempts(): Attempts {
  const both = new RateLimiterMemory({ points: 5, duration: QUARTER })
  const place = new RateLimiterMemory({ points: 30, duration: QUARTER })
  const account = new RateLimiterMemory({ points: 50, duration: HOUR })
  /** Where which account has signed in, the latest last. */
  const known = new Set<string>()
  const keys = ({ address, email, browser }: Attempt) => {
    const name = email.toLowerCase().slice(0, 320)
    const from = browser === undefined ? `at ${address}` : `with ${browser}`
    return { both: `${from} ${name}`, place: address, account: name }
  }
  return {
    async begin(attempt) {
      const key = keys(attempt)
      const own = [[both, key.both]] as const
      const inPlace = [...own, [place, key.place]] as const
      // Whoever signs in from where the account has been before is not kept out by what others try.
      const all =
        attempt.browser !== undefined
          ? own
          : known.has(key.both)
            ? inPlace
            : ([...inPlace, [account, key.account]] as const)
      const counted: (readonly [RateLimiterMemory, string])[] = []
      for (const [counter, name] of all) {
        try {
          await counter.consume(name)
          counted.push([counter, name])
        } catch (refusal) {
          if (!(refusal instanceof RateLimiterRes)) throw refusal
          // An attempt that is not made counts nowhere.
          for (const [earlier, its] of counted) await earlier.reward(its)
          return Math.ceil(refusal.msBeforeNext / 1_000)
        }
      }
      return undefined
    },
    async succeeded(attempt) {
      const key = keys(attempt)
      known.delete(key.both)
      known.add(key.both)
      for (const oldest of known) {
        if (known.size <= MOST_KNOWN) break
        known.delete(oldest)
      }
      await both.delete(key.both)
      if (attempt.browser !== undefined) return
      await Promise.all([account.delete(key.account), place.reward(key.place)])
    },
  }
}
