/** The suite's property tests, again and again with other values. */
import { execFileSync, spawnSync } from 'node:child_process'

export interface PropertyReport {
  readonly rounds: number
  /** Of the rounds in which a test failed: PROPERTY_SEED repeats one. */
  readonly failed: number[]
}

/** @param minutes after which no round begins @param random from 0 up to 1 */
export function repeatProperties(minutes: number, random: () => number): PropertyReport {
  const files = execFileSync(
    'git',
    ['grep', '-l', 'support/fast-check', '--', 'tests/unit', 'tests/contract'],
    {
      encoding: 'utf8',
    },
  )
  const end = Date.now() + minutes * 60_000
  const failed: number[] = []
  let rounds = 0
  while (Date.now() < end) {
    const seed = Math.floor(random() * 2 ** 31)
    const { status } = spawnSync('npx', ['vitest', 'run', '--reporter=dot', ...files.trim().split('\n')], {
      stdio: 'inherit',
      env: { ...process.env, PROPERTY_SEED: String(seed) },
    })
    if (status !== 0) failed.push(seed)
    rounds += 1
  }
  return { rounds, failed }
}
