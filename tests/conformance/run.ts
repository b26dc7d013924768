/**
 * `npm run conformance -- FILE [--url ORIGIN --token TOKEN]`: runs a compiled GROQ test suite against a lake of its own,
 * or against an empty one that is running already. Exits 1 where a case fails.
 */
import { parseArgs } from 'node:util'
import { startLake } from '../support/start-lake.ts'
import { runSuite } from './run-suite.ts'
import { readSuite } from './suite.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { url: { type: 'string' }, token: { type: 'string' } },
})
const [file] = positionals
if (file === undefined) {
  console.error('Usage: npm run conformance -- FILE [--url ORIGIN --token TOKEN]')
  process.exit(2)
}

const suite = await readSuite(file)
const own = values.url === undefined ? await startLake() : undefined
try {
  const origin = own?.origin ?? values.url ?? ''
  const outcomes = await runSuite(suite, { origin, token: own?.token ?? values.token ?? '' })
  const count = (verdict: string): number => outcomes.filter((outcome) => outcome.verdict === verdict).length
  for (const { verdict, reason, case: test } of outcomes) {
    if (verdict !== 'passed')
      console.log(`${verdict}: ${test.name ?? ''}\n  ${test.query.trim()}\n  ${reason ?? ''}`)
  }
  const supported = count('passed') + count('failed')
  const share = supported === 0 ? 0 : (100 * count('passed')) / supported
  console.log(
    `${count('passed')} passed, ${count('failed')} failed, ${count('unsupported')} unsupported; ${share.toFixed(2)}% of the supported cases`,
  )
  process.exitCode = count('failed') > 0 ? 1 : 0
} finally {
  await own?.stop()
}
