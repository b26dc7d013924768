/** The Studio's bundle on a server: built beside the site where there is memory for it, and tried again where there is not. */
import { setTimeout } from 'node:timers/promises'
import { ensureStudioBundle, findStudioBundle } from './bundle.ts'

/** Bytes that Sanity's build takes, whatever limit its heap is given. */
const NEEDED = 1_400 * 1024 * 1024
const MB = 1024 * 1024

export interface Surroundings {
  /** Bytes that this process may still take, by the machine and by its group. */
  readonly available: () => number
  /** Milliseconds until the next attempt. */
  readonly wait: number
}

/** @returns the folder, as soon as there is one */
export async function studioBundle(
  cacheDir: string,
  log: (line: string) => void,
  { available, wait }: Surroundings = { available: () => process.availableMemory(), wait: 600_000 },
): Promise<string> {
  for (;;) {
    const found = await findStudioBundle(cacheDir)
    if (found !== undefined) return found
    if (available() >= NEEDED) {
      const built = await ensureStudioBundle(cacheDir, log).catch((error: unknown) => {
        log(`Studio: not built: ${error instanceof Error ? error.message : String(error)}`)
        return undefined
      })
      if (built !== undefined) return built
    } else {
      log(
        `Studio: not built, because it takes ${Math.round(NEEDED / MB)} MB and ${Math.round(available() / MB)} MB are free. Run \`npm run prepare-release\` where there is memory and copy CACHE_DIR to this server.`,
      )
    }
    log(`Studio: looked for again in ${Math.round(wait / 60_000)} minutes; the site goes on.`)
    await setTimeout(wait, undefined, { ref: false })
  }
}
