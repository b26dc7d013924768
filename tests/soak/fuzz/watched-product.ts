/** The product under attack: started, watched for an end that nobody asked for, measured, and put in order again. */
import { seedDocuments } from '@programme/content-schemas/seed'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { processTree } from '../../support/process-tree.ts'
import { freePort, startProduct, type Product } from '../../support/product.ts'
import type { World } from './border.ts'

export interface WatchedProduct {
  world(): World
  /** Whether a process of ours that served has ended, even if another took its place. */
  hasEnded(): boolean
  output(): string
  /** Starts it on the same data, or on new data where it does not come up. @returns false for new data */
  startAgain(): Promise<boolean>
  /** Bytes, once it has been quiet and garbage has been collected. */
  restingMemory(): Promise<number>
  /** Removes what the fuzzer wrote and puts the first content back. */
  tidy(): Promise<void>
  stop(): Promise<void>
}

/** Milliseconds in which what waits and what is idle ends by itself. */
const QUIET = 12_000
const collector = fileURLToPath(new URL('../../support/collect-on-signal.ts', import.meta.url))

export async function startWatched(): Promise<WatchedProduct> {
  const ports = { sitePort: await freePort(), studioPort: await freePort() }
  const previewPort = await freePort()
  const environment = {
    PREVIEW_PORT: String(previewPort),
    NODE_OPTIONS: `--import ${collector}`,
    LOG_LEVEL: 'silent',
  }
  let product = await startProduct({ ...ports, environment })
  let serving = serversOf(product)
  let world = await worldOf(product, previewPort)
  return {
    world: () => world,
    output: () => product.output(),
    hasEnded() {
      const alive = new Set(processTree(product.pid).map(({ pid }) => pid))
      return !serving.every((pid) => alive.has(pid))
    },
    async startAgain() {
      await product.kill()
      const { dataDir } = product
      const again = await startProduct({ ...ports, dataDir, environment }).catch(() => undefined)
      product = again ?? (await startProduct({ ...ports, environment }))
      serving = serversOf(product)
      world = await worldOf(product, previewPort)
      return again !== undefined
    },
    async restingMemory() {
      await setTimeout(QUIET)
      for (let times = 0; times < 3; times += 1) {
        for (const pid of serving) process.kill(pid, 'SIGUSR2')
        await setTimeout(1_500)
      }
      return processTree(product.pid).reduce((sum, { memory }) => sum + memory, 0)
    },
    tidy: () => tidy(world),
    async stop() {
      await product.stop()
    },
  }
}

/** What must stay: the programs of ours, not what they call for a moment. */
function serversOf(product: Product): number[] {
  return processTree(product.pid)
    .filter(({ command }) => command.includes('start.ts'))
    .map(({ pid }) => pid)
}

async function worldOf(product: Product, previewPort: number): Promise<World> {
  await product.printed('Studio: open')
  const client = await product.client()
  // The Studio's page brings the cookie that opens the preview.
  const page = await fetch(product.studio)
  await page.arrayBuffer()
  const cookies = page.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
  return {
    ...{ sitePort: product.sitePort, studioPort: product.studioPort, previewPort, dataDir: product.dataDir },
    token: client.config().token ?? '',
    previewCookie: cookies.find((cookie) => cookie.startsWith('preview=')) ?? '',
    client: client.withConfig({ maxRetries: 0, timeout: 60_000 }),
  }
}

const OWN =
  '(_id in path("fuzz-*") || _id in path("drafts.fuzz-*") || _id in path("versions.**") || _type == "fuzz")'

async function tidy({ client }: World): Promise<void> {
  await client.createOrReplace({ _id: 'normal-write', _type: 'normal', count: 0 })
  await client.delete({ query: `*[${OWN}][0...2000]` }).catch(() => undefined)
  const drafts = seedDocuments.map(({ _id }) => ({ delete: { id: `drafts.${_id}` } }))
  const published = seedDocuments.map((document) => ({ createOrReplace: { ...document } }))
  await client.mutate<Record<string, unknown>>([...drafts, ...published]).catch(() => undefined)
}
