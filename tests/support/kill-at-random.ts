/** Kills a publishing process again and again, and looks each time whether the site is whole. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openReleases } from '../../site/publisher/releases/releases.ts'

/** @throws Error at the first release that is torn or lost */
export async function killAtRandomMoments(directory: string, times: number): Promise<void> {
  const script = fileURLToPath(new URL('./publish-forever.ts', import.meta.url))
  for (let time = 0; time < times; time += 1) {
    const child = spawn(process.execPath, [script, directory], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    await once(child.stdout, 'data')
    await setTimeout(Math.random() * 60)
    child.kill('SIGKILL')
    await once(child, 'exit')
    check(directory, Number(said.trim().split('\n').at(-1)))
  }
}

function check(directory: string, acknowledged: number): void {
  const releases = openReleases(directory, (line) => {
    throw new Error(line)
  })
  try {
    const live = releases.live?.number ?? 0
    if (live < acknowledged) throw new Error(`Release ${acknowledged} was acknowledged, ${live} is live.`)
    for (const [path, entry] of releases.entries) {
      const body = 'key' in entry ? Buffer.from(releases.body(entry) ?? '').toString() : ''
      if (!body.startsWith(`${live} `))
        throw new Error(`${path} of release ${live} says ${body.slice(0, 20)}.`)
    }
  } finally {
    releases.close()
  }
}
