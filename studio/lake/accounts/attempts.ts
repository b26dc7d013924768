/** How often somebody may try to sign in: few times for one address from one place, more in all. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Seconds. */
const QUARTER = 15 * 60
const DAY = 24 * 60 * 60

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
  const keys = (address: string, email: string) => {
    const name = email.toLowerCase().slice(0, 320)
    return { both: `${address} ${name}`, place: address, account: name }
  }
  return {
    async begin(address, email) {
      const key = keys(address, email)
      try {
        await Promise.all([both.consume(key.both), place.consume(key.place), account.consume(key.account)])
        return undefined
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 1_000)
        throw refusal
      }
    },
    async succeeded(address, email) {
      const key = keys(address, email)
      await Promise.all([both.delete(key.both), account.delete(key.account), place.reward(key.place)])
    },
  }
}
