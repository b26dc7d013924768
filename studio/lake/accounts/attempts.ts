/** How often somebody may try to sign in: few times for one address from one place, more in all. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Seconds. */
const QUARTER = 15 * 60
const DAY = 24 * 60 * 60

/** Places of accounts that are remembered. */
const MOST_KNOWN = 10_000

export interface Attempts {
  /** Counts an attempt. @returns seconds to wait, or undefined where it may be made */
  begin(address: string, email: string): Promise<number | undefined>
  /** A right password: what came before is forgiven. */
  succeeded(address: string, email: string): Promise<void>
}

export function createAttempts(): Attempts {
  const both = new RateLimiterMemory({ points: 5, duration: QUARTER })
  const place = new RateLimiterMemory({ points: 30, duration: QUARTER })
  const account = new RateLimiterMemory({ points: 100, duration: DAY })
  /** Where which account has signed in, the latest last. */
  const known = new Set<string>()
  const keys = (address: string, email: string) => {
    const name = email.toLowerCase().slice(0, 320)
    return { both: `${address} ${name}`, place: address, account: name }
  }
  return {
    async begin(address, email) {
      const key = keys(address, email)
      const counters = [
        [both, key.both],
        [place, key.place],
      ] as const
      // Whoever signs in from where the account has been before is not kept out by what others try.
      const all = known.has(key.both) ? counters : ([...counters, [account, key.account]] as const)
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
    async succeeded(address, email) {
      const key = keys(address, email)
      known.delete(key.both)
      known.add(key.both)
      for (const oldest of known) {
        if (known.size <= MOST_KNOWN) break
        known.delete(oldest)
      }
      await Promise.all([both.delete(key.both), account.delete(key.account), place.reward(key.place)])
    },
  }
}
