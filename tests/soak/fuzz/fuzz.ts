/** Random input at every border of the product at once, while somebody uses it in the usual way. */
import { setPriority } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import type { Border, Found } from './border.ts'
import { importing, restoring } from './borders/archives.ts'
import { editing } from './borders/editing.ts'
import { renditions, uploads } from './borders/files.ts'
import { listening, reads } from './borders/lake.ts'
import { contactForm, preview, site, studioHost } from './borders/pages.ts'
import { querying } from './borders/queries.ts'
import { frames, sockets } from './borders/sockets.ts'
import { acting, mutating } from './borders/writes.ts'
import { explainEnd } from './explain-end.ts'
import { collectFindings, type Findings } from './findings.ts'
import { useNormally, type Use } from './use-normally.ts'
import { startWatched, type WatchedProduct } from './watched-product.ts'

const borders: readonly Border[] = [
  ...[site, contactForm, preview, studioHost, reads, querying, listening, mutating, acting],
  ...[uploads, renditions, sockets, frames, editing, importing, restoring],
]

export interface FuzzReport {
  readonly findings: readonly Found[]
  /** Inputs sent at each border. */
  readonly inputs: Readonly<Record<string, number>>
  readonly normalUse: ReturnType<Use['figures']>
  /** 0 where memory is not measured. */
  readonly megabytesGrown: number
}

export interface FuzzOptions {
  readonly milliseconds: number
  readonly seed: number
  /** Takes half a minute more. */
  readonly measuresMemory?: boolean
  /** `border/seed/path` of a finding, to send that one alone. */
  readonly replay?: string | undefined
  /** Told of each finding as it is made. */
  readonly found?: (finding: Found) => void
}

/** Inputs of one border before another seed is drawn, and how many batches of a border are under way. */
const BATCH = 25
const AT_ONCE = 3
/** Below the product's, as the attacker would not use this machine's processors. */
const LOW = 5
/** Milliseconds. */
const LOOK_EVERY = 500
const TIDY_EVERY = 30_000
/** The share of the time after which memory is measured first: what is loaded and cached at first use is there by then. */
const WARM = 0.25
const MOST_ENDS = 5

export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const findings = collectFindings(options.found)
  const product = await startWatched()
  try {
    return await (options.replay === undefined
      ? attack(product, findings, options)
      : replay(product, findings, options.replay))
  } finally {
    await product.stop()
  }
}

async function attack(
  product: WatchedProduct,
  findings: Findings,
  { milliseconds, seed, measuresMemory = false }: FuzzOptions,
): Promise<FuzzReport> {
  const inputs: Record<string, number> = {}
  const batches: Record<string, number> = {}
  const use = useNormally(product, findings)
  let ends = 0

  /** Until the time is up or the product has ended. @returns whether it has */
  async function untilAnEnd(until: number): Promise<boolean> {
    let ended = false
    const isOver = (): boolean => ended || Date.now() >= until
    const atBorder = async (border: Border, index: number): Promise<void> => {
      while (!isOver()) {
        const batch = (batches[border.name] = (batches[border.name] ?? 0) + 1)
        const own = (Math.imul(seed, 31) + index * 7_919 + batch * 104_729) | 0
        const run = { seed: own, runs: BATCH, isOver, isKnown: findings.isKnown }
        const { finding, sent } = await border.run(product.world(), run)
        inputs[border.name] = (inputs[border.name] ?? 0) + sent
        if (finding) findings.add(finding)
      }
    }
    const watch = async (): Promise<void> => {
      let tidied = Date.now()
      while (!isOver()) {
        await setTimeout(LOOK_EVERY)
        ended = product.hasEnded()
        if (ended || Date.now() - tidied < TIDY_EVERY) continue
        await product.tidy()
        tidied = Date.now()
      }
    }
    const batchesAtOnce = Array.from({ length: AT_ONCE }, () => borders.map(atBorder)).flat()
    await Promise.all([watch(), ...batchesAtOnce])
    return ended
  }

  async function attackFor(time: number): Promise<void> {
    const until = Date.now() + time
    while (ends < MOST_ENDS && Date.now() < until) {
      if (!(await untilAnEnd(until))) continue
      ends += 1
      use.pause()
      await explainEnd(product, borders, findings)
      use.goOn()
    }
    await product.tidy()
  }

  const memory = (): Promise<number> => (measuresMemory ? product.restingMemory() : Promise.resolve(0))

  setPriority(LOW)
  try {
    use.goOn()
    await attackFor(milliseconds * WARM)
    const before = await memory()
    await attackFor(milliseconds * (1 - WARM))
    await use.end()
    const grown = (await memory()) - before
    return {
      findings: findings.all,
      inputs,
      normalUse: use.figures(),
      megabytesGrown: Math.round(grown / 1024 / 1024),
    }
  } finally {
    use.pause()
    setPriority(0)
  }
}

async function replay(product: WatchedProduct, findings: Findings, which: string): Promise<FuzzReport> {
  const [name, seed, path] = which.split('/')
  const found = borders.find((border) => border.name === name)
  if (!found)
    throw new Error(`"${which}" names no border; there are ${borders.map((one) => one.name).join(', ')}.`)
  const run = { seed: Number(seed), path, runs: BATCH, isOver: () => false, isKnown: findings.isKnown }
  const { finding, sent } = await found.run(product.world(), run)
  if (finding) findings.add(finding)
  if (product.hasEnded()) await explainEnd(product, [found], findings)
  return { findings: findings.all, inputs: { [found.name]: sent }, normalUse: [], megabytesGrown: 0 }
}
