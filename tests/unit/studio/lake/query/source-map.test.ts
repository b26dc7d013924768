/** Wherever a source map says that a value stands, there it stands. */
import { parseJsonPath } from '@sanity/client/csm'
import { fc } from '../../../../support/fast-check.ts'
import { describe, expect, it } from 'vitest'
import { isRecord } from '../../../../../studio/lake/foundation/json.ts'
import { runQuery } from '../../../../../studio/lake/query/run-query.ts'
import { openLakeView, ask, type LakeView, enough } from '../../../../support/lake-view.ts'
import { datasets, perspectives, queries } from '../../../../support/random-queries.ts'

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 40)
const params = { id: 'ada' }
/** A perspective and `score()` write these on a document itself. */
const WRITTEN = new Set(['_id', '_originalId', '_score'])

function valueAt(value: unknown, path: string): unknown {
  let current = value
  for (const step of parseJsonPath(path)) {
    if (Array.isArray(current) && typeof step === 'number') current = current[step]
    else if (isRecord(current) && typeof step === 'string') current = current[step]
    else return undefined
  }
  return current ?? null
}

function asStored(value: unknown): unknown {
  if (!isRecord(value) || !('_rev' in value)) return value
  return Object.fromEntries(Object.entries(value).filter(([key]) => !WRITTEN.has(key)))
}

function assertMapped(lake: LakeView, result: unknown, map: unknown): void {
  if (!isRecord(map) || !isRecord(map['mappings'])) throw new Error('no source map')
  const { documents, paths } = map
  for (const [at, mapping] of Object.entries(map['mappings'])) {
    const source = isRecord(mapping) ? mapping['source'] : undefined
    if (!isRecord(source) || !Array.isArray(documents) || !Array.isArray(paths)) throw new Error('no source')
    const named: unknown = documents[Number(source['document'])]
    const path = String(paths[Number(source['path'])])
    const document = isRecord(named) ? lake.get(String(named['_id'])) : undefined
    expect(document, at).toMatchObject(isRecord(named) ? named : {})
    const last = parseJsonPath(path).at(-1)
    if (typeof last === 'string' && WRITTEN.has(last)) continue
    expect(asStored(valueAt(document, path)), `${at} from ${path}`).toEqual(asStored(valueAt(result, at)))
  }
}

describe('a source map', () => {
  it('leads to the very value, and its query has the same answer as without it', () => {
    fc.assert(
      fc.property(
        datasets,
        perspectives,
        fc.array(queries, { minLength: 4, maxLength: 8 }),
        (documents, perspective, asked) => {
          const lake = openLakeView(documents)
          try {
            for (const { text } of asked) {
              const view = lake.view({ perspective, role: 'administrator' })
              const traced = runQuery(
                {
                  query: text,
                  params,
                  perspective,
                  role: 'administrator',
                  identity: 'tester',
                  sourceMap: 'index',
                },
                view,
                enough(),
              )
              const result: unknown = JSON.parse(traced.result)
              expect({ text, result }).toEqual({ text, result: ask(view, text, params) })
              assertMapped(lake, result, JSON.parse(traced.resultSourceMap ?? 'null'))
            }
          } finally {
            lake.close()
          }
        },
      ),
      { numRuns: RUNS },
    )
  })
})
