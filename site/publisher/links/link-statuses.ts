/** Remembers what each outward link was worth, and looks the others up in the background, a few at a time. */
import { LRUCache } from 'lru-cache'
import pLimit from 'p-limit'
import { checkLink, type LinkVerdict } from './check-link.ts'

export interface LinkStatuses {
  /** What is known; where nothing is, it is asked and can be read here later. Undefined: not known yet. */
  look(href: string): LinkVerdict | undefined
  /** How many are being asked or wait for it. */
  readonly waiting: () => number
}

const CONCURRENCY = 4
/** Links that may wait; more are asked when they are looked at again. */
const MAX_QUEUED = 500
const MOST_KNOWN = 10_000
const HOUR = 3_600_000
/** Milliseconds for which a verdict holds: what is wrong is mended soon, we hope. */
const HOLDS = { good: 24 * HOUR, broken: HOUR, unsure: HOUR / 4 } as const

export function createLinkStatuses(check: (href: string) => Promise<LinkVerdict> = checkLink): LinkStatuses {
  const known = new LRUCache<string, LinkVerdict>({ max: MOST_KNOWN })
  const asked = new Set<string>()
  const limit = pLimit(CONCURRENCY)

  async function ask(href: string): Promise<void> {
    const verdict = await check(href)
    asked.delete(href)
    known.set(href, verdict, { ttl: HOLDS[verdict.state] })
  }

  return {
    look(href) {
      const plain = href.split('#', 1)[0] ?? href
      const verdict = known.get(plain)
      if (verdict === undefined && !asked.has(plain) && asked.size < MAX_QUEUED) {
        asked.add(plain)
        void limit(ask, plain)
      }
      return verdict
    },
    waiting: () => asked.size,
  }
}
