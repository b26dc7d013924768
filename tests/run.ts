/** `npm test`: the checks, then every test. `npm test -- PATTERN`: only the tests with that in their path; Vitest's flags work too. */
import { spawnSync } from 'node:child_process'

const given = process.argv.slice(2)

function run(command: string, parameters: readonly string[]): void {
  const { status, error } = spawnSync(command, parameters, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}

if (given.length === 0) run('npm', ['run', 'check'])
run('vitest', ['run', ...given])
