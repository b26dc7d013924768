/** Runs the processes of normal use (`normal-use.ts`), and keeps what they measured. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Findings } from './findings.ts'
import type { Figures, Told } from './normal-use.ts'
import type { WatchedProduct } from './watched-product.ts'

export interface Use {
  goOn(): void
  /** Without figures: the product is not to be reached. */
  pause(): void
  end(): Promise<void>
  figures(): readonly Figures[]
}

const script = fileURLToPath(new URL('./normal-use.ts', import.meta.url))

export function useNormally(product: WatchedProduct, findings: Findings): Use {
  const figures: Figures[] = []
  let child: ChildProcess | undefined
  return {
    goOn() {
      const { sitePort, studioPort, token } = product.world()
      const started = fork(script, [`http://localhost:${sitePort}`, `http://localhost:${studioPort}`, token])
      child = started
      started.on('message', (told: Told) => {
        if ('figures' in told) figures.push(told.figures)
        // What fails because the product has ended is told as that.
        else if (child === started && !product.hasEnded())
          findings.add({ border: 'normal use', reason: told.failure, seed: 0, path: '', input: '' })
      })
    },
    pause() {
      child?.kill('SIGKILL')
      child = undefined
    },
    async end() {
      const ending = child
      if (!ending) return
      const ended = once(ending, 'exit')
      ending.send('end')
      await ended
      child = undefined
    },
    figures: () => figures,
  }
}
