/** After an end that nobody asked for: starts the product again and sends what was sent last, one by one, until it ends again. */
import { setTimeout } from 'node:timers/promises'
import type { Border } from './border.ts'
import type { Findings } from './findings.ts'
import type { WatchedProduct } from './watched-product.ts'

/** Milliseconds in which an input would have its effect. */
const EFFECT = 300

export async function explainEnd(
  product: WatchedProduct,
  borders: readonly Border[],
  findings: Findings,
): Promise<void> {
  const said = product.output().trimEnd().slice(-600)
  const sent = borders
    .flatMap(({ name, sent: all }) => all.map((one) => ({ border: name, ...one })))
    .toReversed()
  if (!(await product.startAgain()))
    findings.add({
      border: 'start',
      reason: 'does not start again on its data',
      seed: 0,
      path: '',
      input: said,
    })
  for (const { border, seed, input, again } of sent) {
    await Promise.race([again(product.world()).catch(() => undefined), setTimeout(5_000)])
    await setTimeout(EFFECT)
    if (!product.hasEnded()) continue
    findings.add({
      border,
      reason: `ended the process: ${reasonIn(product.output())}`,
      seed,
      path: '',
      input,
    })
    await product.startAgain()
    return
  }
  const last = sent.map(({ border, input }) => `${border}: ${input}`).join('\n')
  findings.add({
    border: 'unknown',
    reason: `a process ended: ${said}`,
    seed: 0,
    path: '',
    input: last.slice(0, 20_000),
  })
}

function reasonIn(output: string): string {
  return (/\n(\w*Error\b[^\n]*)/.exec(output)?.[1] ?? output.slice(-200)).slice(0, 200)
}
