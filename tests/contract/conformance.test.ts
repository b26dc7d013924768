/** The conformance runner itself, on a small suite of our own in the format of the public one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runSuite } from '../conformance/run-suite.ts'
import { parseSuite } from '../conformance/suite.ts'
import { startLake, type RunningLake } from '../support/start-lake.ts'

let lake: RunningLake
beforeAll(async () => {
  lake = await startLake()
})
afterAll(async () => {
  await lake.stop()
})

const quay = { _id: 'quay', _type: 'place', name: 'Kade', near: [{ _key: 'a', _ref: 'market' }] }
const market = { _id: 'market', _type: 'place', name: 'Markt' }

function suiteOf(...cases: Record<string, unknown>[]) {
  const lines = [
    { _type: 'dataset', _id: 'places', documents: [market, quay] },
    ...cases.map((test) => ({ _type: 'test', dataset: { _ref: 'places' }, ...test })),
  ]
  return parseSuite(lines.map((line) => JSON.stringify(line)).join('\n'))
}

async function verdicts(...cases: Record<string, unknown>[]) {
  const outcomes = await runSuite(suiteOf(...cases), { origin: lake.origin, token: lake.token })
  return outcomes.map(({ verdict }) => verdict)
}

describe('the conformance runner', () => {
  it('passes right answers, whole documents and ranks of scores among them', async () => {
    expect(
      await verdicts(
        { query: '*[_type == "place"] | order(name)', result: [quay, market] },
        { query: '*[_id == $id][0].near[]->name', params: { id: 'quay' }, result: ['Markt'] },
        {
          query: '* | score(name match "markt") {_id, _score}',
          result: [
            { _id: 'market', _pos: 1 },
            { _id: 'quay', _pos: 2 },
          ],
        },
        { query: '*[', result: null, valid: false },
      ),
    ).toEqual(['passed', 'passed', 'passed', 'passed'])
  })

  it('reports wrong answers, invalid queries that are accepted, and features that no local lake has', async () => {
    expect(
      await verdicts(
        { query: 'count(*)', result: 3 },
        { query: '1 + 1', result: 2, valid: false },
        { query: 'geo::latLng(1, 2)', result: null, features: ['geo'] },
        { query: 'true', result: true, dataset: { _ref: 'elsewhere' } },
      ),
    ).toEqual(['failed', 'failed', 'unsupported', 'unsupported'])
  })
})
