/** An inner query that depends on nothing around it is answered once, however many documents ask for it. */
import { expect, it } from 'vitest'
import type { Documents } from '../../../../../studio/lake/query/language/runtime.ts'
import { ask, openLakeView, withoutIndexes } from '../../../../support/lake-view.ts'

const DEPTH = 10
const documents = Array.from({ length: 6 }, (_, n) => ({ _id: `c-${n}`, _type: 'test', n }))

const nested = (levels: number): string =>
  levels === 0 ? '_type == "test"' : `_id in *[${nested(levels - 1)}]._id`

/** How often everything was read. */
function readsOf(query: string): number {
  const lake = openLakeView(documents)
  try {
    const view = withoutIndexes(lake.view({ perspective: 'raw', role: 'administrator' }))
    let reads = 0
    const counted: Documents = {
      ...view,
      all() {
        reads += 1
        return view.all()
      },
      find(lookup) {
        reads += 1
        return view.find(lookup)
      },
    }
    ask(counted, query, {})
    return reads
  } finally {
    lake.close()
  }
}

it('inner queries, one in the other, are read once each', () => {
  expect(readsOf(`*[${nested(DEPTH)}]._id`)).toBe(DEPTH + 1)
})

it('an inner query in a projection and in an order is read once', () => {
  expect(readsOf('*[true]{"all": count(*[n > 2])} | order(count(*[n > 3]))')).toBe(3)
})

it('an inner query that looks at the document around it is read for each', () => {
  expect(readsOf('*[true]{"later": count(*[n > ^.n])}')).toBe(1 + documents.length)
})
