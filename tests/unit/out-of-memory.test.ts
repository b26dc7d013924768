import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { endFirst } from '../../shared/out-of-memory.ts'
import { runProcess } from '../../site/publisher/run-process.ts'

describe.runIf(process.platform === 'linux')('where memory runs out', () => {
  it('a process that helps ends before the server', async () => {
    const helper = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)'])
    endFirst(helper.pid)
    const own = Number(await readFile('/proc/self/oom_score_adj', 'utf8'))
    expect(Number(await readFile(`/proc/${helper.pid}/oom_score_adj`, 'utf8'))).toBeGreaterThan(own)
    const ended = once(helper, 'exit')
    helper.kill()
    await ended
    expect(() => endFirst(helper.pid)).not.toThrow()
  })

  it('so does whatever makes the index and sends a release on, with all that it starts', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'memory-'))
    const script = join(folder, 'tell.mjs')
    const told = 'console.log(require("node:fs").readFileSync("/proc/self/oom_score_adj", "utf8").trim())'
    await writeFile(
      script,
      `import { execFileSync } from 'node:child_process'
       import { setTimeout } from 'node:timers/promises'
       await setTimeout(50)
       process.stdout.write(execFileSync(process.execPath, ['--eval', ${JSON.stringify(told)}]))`,
    )
    expect(Number(await runProcess({ script, given: [], memory: 64 }))).toBe(900)
    await rm(folder, { recursive: true })
  })
})
