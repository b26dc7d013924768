/** A border of the product: what may be thrown at it, and how it is thrown. */
import fc from 'fast-check'
import type { SanityClient } from '@sanity/client'

/** Where the product is to be reached. */
export interface World {
  readonly sitePort: number
  readonly studioPort: number
  readonly previewPort: number
  readonly dataDir: string
  readonly token: string
  /** Opens the preview; empty where the Studio's page does not bring it. */
  readonly previewCookie: string
  readonly client: SanityClient
}

export interface Found {
  readonly border: string
  readonly reason: string
  readonly seed: number
  readonly path: string
  /** The smallest input that was found, as text. */
  readonly input: string
}

interface Run {
  readonly seed: number
  /** Of a counterexample, to replay it alone. */
  readonly path?: string | undefined
  readonly runs: number
  /** What is sent from now on would not arrive. */
  readonly isOver: () => boolean
  /** A reason that is known is not looked into again. */
  readonly isKnown: (border: string, reason: string) => boolean
}

interface Sent {
  readonly seed: number
  readonly input: string
  readonly again: (world: World) => Promise<unknown>
}

export interface Border {
  readonly name: string
  /** What was sent last, newest last. */
  readonly sent: readonly Sent[]
  run(world: World, run: Run): Promise<{ readonly finding: Found | undefined; readonly sent: number }>
}

/** Milliseconds that one batch with its shrinking may take. */
const LONGEST_BATCH = 20_000
const KEPT = 12
const LONGEST_TEXT = 4_000

/** @param send throws it; resolves with what is wrong with the answer, or undefined */
export function border<Input>(
  name: string,
  input: fc.Arbitrary<Input>,
  send: (input: Input, world: World) => Promise<string | undefined>,
): Border {
  const kept: Sent[] = []
  return {
    name,
    sent: kept,
    async run(world, { seed, path, runs, isOver, isKnown }) {
      let reason = ''
      let sent = 0
      const until = performance.now() + LONGEST_BATCH
      const property = fc.asyncProperty(input, async (given) => {
        if (isOver() || performance.now() > until) return
        sent += 1
        kept.push({ seed, input: asText(given), again: (where) => send(given, where) })
        if (kept.length > KEPT) kept.shift()
        const wrong = await send(given, world)
        if (wrong === undefined || isKnown(name, wrong)) return
        reason = wrong
        throw new Error(wrong)
      })
      const { counterexample, counterexamplePath } = await fc.check(property, {
        seed,
        numRuns: runs,
        ...(path === undefined ? {} : { path }),
      })
      const finding = counterexample && {
        ...{ border: name, reason, seed, path: counterexamplePath },
        input: asText(counterexample[0]),
      }
      return { finding: finding === null ? undefined : finding, sent }
    },
  }
}

/** fast-check's own form of it recurses, which the deepest inputs do not allow; the largest have no form at all, and their seed tells them. */
function asText(input: unknown): string {
  try {
    const text = JSON.stringify(input, (_key, value: unknown) =>
      value instanceof Uint8Array ? `base64:${Buffer.from(value).toString('base64')}` : value,
    )
    return text.slice(0, LONGEST_TEXT)
  } catch (error) {
    if (error instanceof RangeError) return `too large to be written: ${error.message}`
    throw error
  }
}

/** @param error of a client @returns what is wrong with it, or undefined where the server said no with a reason */
export function wrongError(error: unknown): string | undefined {
  const status: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'statusCode') : undefined
  if (typeof status !== 'number' || status < 500 || status === 503) return undefined
  return `${status}: ${String(error).slice(0, 200)}`
}
