/** Indexes change how fast an answer comes, never what it is. */
import { fc } from '../../../../support/fast-check.ts'
import { evaluate, parse } from 'groq-js'
import { describe, expect, it } from 'vitest'
import { ask, openLakeView, withoutIndexes, type TestDocument } from '../../../../support/lake-view.ts'
import { datasets, perspectives, queries } from '../../../../support/random-queries.ts'

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 40)
const params = { id: 'ada' }

describe('a query over an index', () => {
  it('has the same answer as the same query over all documents', () => {
    fc.assert(
      fc.property(
        datasets,
        perspectives,
        fc.boolean(),
        fc.array(queries, { minLength: 5, maxLength: 10 }),
        (documents, perspective, isKnown, asked) => {
          const lake = openLakeView(documents)
          try {
            const view = lake.view({ perspective, role: isKnown ? 'administrator' : undefined })
            for (const { text } of asked)
              expect({ text, answer: ask(view, text, params) }).toEqual({
                text,
                answer: ask(withoutIndexes(view), text, params),
              })
          } finally {
            lake.close()
          }
        },
      ),
      { numRuns: RUNS },
    )
  })

  it('follows every change of the documents', () => {
    fc.assert(
      fc.property(
        datasets,
        datasets,
        perspectives,
        fc.array(queries, { minLength: 4, maxLength: 8 }),
        (before, after, perspective, asked) => {
          const lake = openLakeView(before)
          try {
            for (const { text } of asked) ask(lake.view({ perspective, role: 'administrator' }), text, params)
            for (const [index, document] of before.entries()) if (index % 3 === 0) lake.remove(document._id)
            for (const document of after) lake.put(document)
            const fresh = openLakeView(stateAfter(before, after))
            try {
              for (const { text } of asked)
                expect(
                  withoutRevisions(ask(lake.view({ perspective, role: 'administrator' }), text, params)),
                ).toEqual(
                  withoutRevisions(ask(fresh.view({ perspective, role: 'administrator' }), text, params)),
                )
            } finally {
              fresh.close()
            }
          } finally {
            lake.close()
          }
        },
      ),
      { numRuns: Math.ceil(RUNS / 4) },
    )
  })

  it('has the same answer as groq-js has, where groq-js has one', async () => {
    await fc.assert(
      fc.asyncProperty(
        datasets,
        fc.array(queries, { minLength: 5, maxLength: 10 }),
        async (documents, asked) => {
          const lake = openLakeView(documents)
          try {
            const view = lake.view({ perspective: 'raw', role: 'administrator' })
            const dataset = [...view.all()]
            for (const { text, isPlain } of asked) {
              if (!isPlain) continue
              const value = await evaluate(parse(text, { params }), { dataset, params })
              const theirs: unknown = JSON.parse(JSON.stringify(await value.get()))
              expect({ text, answer: ask(view, text, params) }).toEqual({ text, answer: theirs })
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

function stateAfter(before: readonly TestDocument[], after: readonly TestDocument[]): TestDocument[] {
  const kept = before.filter((_document, index) => index % 3 !== 0)
  return [...new Map([...kept, ...after].map((document) => [document._id, document])).values()]
}

function withoutRevisions(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, member: unknown) => (key === '_rev' ? undefined : member)))
}
