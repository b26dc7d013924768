/** How much of the form one address, and everyone together, may use; addresses are kept as a salted hash, and for an hour at most. */
import { createHmac, randomBytes } from 'node:crypto'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

const MINUTE = 60
const HOUR = 60 * MINUTE

export interface LimitSettings {
  /** Posts of one address in ten minutes, corrections included. */
  readonly posts: number
  /** Messages of one address in an hour. */
  readonly messages: number
  /** Messages of everyone in an hour. */
  readonly allMessages: number
  /** Posts of everyone in a minute, above which the form counts as under attack for ten minutes. */
  readonly attack: number
}

export const LIMITS: LimitSettings = { posts: 40, messages: 6, allMessages: 60, attack: 60 }

export interface Limits {
  /** @returns seconds to wait; 0 where the post may be looked at */
  post(address: string): Promise<number>
  /** To be asked right before a message is kept. @returns seconds to wait */
  message(address: string): Promise<number>
  underAttack(): boolean
}

/** @param now milliseconds, for the salt and for the end of an attack */
export function createLimits(settings: LimitSettings = LIMITS, now: () => number = Date.now): Limits {
  const posts = new RateLimiterMemory({ points: settings.posts, duration: 10 * MINUTE })
  const messages = new RateLimiterMemory({ points: settings.messages, duration: HOUR })
  const allMessages = new RateLimiterMemory({ points: settings.allMessages, duration: HOUR })
  const everyone = new RateLimiterMemory({ points: settings.attack, duration: MINUTE })
  const hash = dailyHash(now)
  let attackEnds = 0

  return {
    async post(address) {
      const left = await wait(posts, hash(address))
      if (left === 0 && (await wait(everyone, 'all')) > 0) attackEnds = now() + 10 * MINUTE * 1_000
      return left
    },
    async message(address) {
      return (await wait(messages, hash(address))) || wait(allMessages, 'all')
    },
    underAttack: () => now() < attackEnds,
  }
}

async function wait(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key)
    return 0
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1_000))
    throw error
  }
}

/** A salt that is thrown away with the day: afterwards nobody can tell whose hash it was. */
function dailyHash(now: () => number): (address: string) => string {
  let day = -1
  let salt = randomBytes(32)
  return (address) => {
    const today = Math.floor(now() / (24 * HOUR * 1_000))
    if (today !== day) {
      day = today
      salt = randomBytes(32)
    }
    return createHmac('sha256', salt).update(network(address)).digest('base64url')
  }
}

/** A household has one IPv4 address but 2^64 of IPv6, which differ in their last half only. */
function network(address: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (v4 !== undefined || !address.includes(':')) return v4 ?? address
  const [head = '', tail] = address.toLowerCase().split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail?.split(':').filter(Boolean) ?? []
  const middle =
    tail === undefined ? [] : new Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  return [...left, ...middle, ...right].slice(0, 4).join(':')
}
