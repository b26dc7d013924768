/** Sends every case of a GROQ test suite to a lake: a dataset in, its queries, the dataset out again. */
import { isExpected } from './compare.ts'
import { connect, describeError, type LakeAddress } from './lake-client.ts'
import type { Suite, SuiteCase, SuiteDataset } from './suite.ts'

/** Functions that only the hosted lake has; it is documented that this one refuses them. */
const UNSUPPORTED_FEATURES = new Set(['geo', 'geoFunctions'])
const AT_ONCE = 8

export interface Outcome {
  readonly case: SuiteCase
  readonly verdict: 'passed' | 'failed' | 'unsupported'
  readonly reason?: string
}

/** @throws Error where the lake is not empty, since its documents would be part of the answers */
export async function runSuite(suite: Suite, address: LakeAddress): Promise<Outcome[]> {
  const lake = connect(address)
  const { body } = await lake.query('count(*)', {})
  if (body['result'] !== 0) throw new Error(`The lake at ${address.origin} has documents; give an empty one.`)

  const outcomes: Outcome[] = []
  for (const dataset of suite.datasets) {
    const cases = suite.cases.filter((test) => test.dataset._ref === dataset._id)
    if (cases.length > 0) outcomes.push(...(await runDataset(lake, dataset, cases)))
  }
  const known = new Set(suite.datasets.map(({ _id }) => _id))
  for (const test of suite.cases) {
    if (!known.has(test.dataset._ref))
      outcomes.push({ case: test, verdict: 'unsupported', reason: 'its dataset is not in the file' })
  }
  return outcomes
}

async function runDataset(
  lake: ReturnType<typeof connect>,
  dataset: SuiteDataset,
  cases: readonly SuiteCase[],
): Promise<Outcome[]> {
  const { documents, url } = dataset
  const refuse = (reason: string): Outcome[] =>
    cases.map((test) => ({ case: test, verdict: 'unsupported', reason }))
  if (!documents) return refuse(`its documents are elsewhere: ${String(url)}`)
  try {
    if (documents.length > 0) await lake.mutate(documents.map((document) => ({ create: document })))
  } catch (error) {
    return refuse(`its documents cannot be stored: ${error instanceof Error ? error.message : String(error)}`)
  }
  const outcomes: Outcome[] = []
  for (let start = 0; start < cases.length; start += AT_ONCE) {
    const batch = cases.slice(start, start + AT_ONCE)
    outcomes.push(...(await Promise.all(batch.map((test) => runCase(lake, test)))))
  }
  if (documents.length > 0) await lake.mutate(documents.map(({ _id }) => ({ delete: { id: _id } })))
  return outcomes
}

async function runCase(lake: ReturnType<typeof connect>, test: SuiteCase): Promise<Outcome> {
  const missing = test.features.filter((feature) => UNSUPPORTED_FEATURES.has(feature))
  if (missing.length > 0) return { case: test, verdict: 'unsupported', reason: `needs ${missing.join(', ')}` }
  if (test.version?.includes('0.1'))
    return { case: test, verdict: 'unsupported', reason: 'is of the draft before GROQ 1' }
  const { status, body } = await lake.query(test.query, test.params ?? {})
  const failed = (reason: string): Outcome => ({ case: test, verdict: 'failed', reason })
  if (!test.valid) {
    return status === 400 ? { case: test, verdict: 'passed' } : failed('is accepted, but is not valid GROQ')
  }
  if (status !== 200) return failed(`is refused: ${status} ${describeError(body)}`)
  if (isExpected(body['result'], test.result)) return { case: test, verdict: 'passed' }
  return failed(`answers ${JSON.stringify(body['result'])} instead of ${JSON.stringify(test.result ?? null)}`)
}
