/** Short forms of what `npm run soak` does at length. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { crash } from '../soak/crash.ts'
import { editTogether } from '../soak/editors.ts'
import { sendGarbage } from '../soak/garbage.ts'
import { seededRandom } from '../support/random-json.ts'
import { startLake, type RunningLake } from '../support/start-lake.ts'

describe('a lake that is killed under load', () => {
  it('has every acknowledged write, none in part, and an undamaged database', async () => {
    const report = await crash(4, seededRandom(4))
    expect(report).toMatchObject({ kills: 4, lost: [], torn: [], damaged: [] })
    expect(report.acknowledged).toBeGreaterThan(0)
  })
})

describe('a lake in use', () => {
  let lake: RunningLake
  beforeAll(async () => {
    lake = await startLake()
  })
  afterAll(async () => {
    await lake.stop()
  })

  it.each([1, 10])(
    'loses no patch of ten clients on %i document(s), and leaves them all with the same state',
    async (documents) => {
      const options = { clients: 10, documents, milliseconds: 1_000, pause: 5 }
      const report = await editTogether(() => lake.client(), options)
      expect(report).toMatchObject({ lost: 0, astray: 0, broken: 0 })
      expect(report.patches).toBeGreaterThanOrEqual(10)
    },
  )

  it('answers 100 malformed requests with 4xx and goes on', async () => {
    const { wrong } = await sendGarbage(lake, 100, seededRandom(5))
    expect(wrong).toEqual([])
    expect(await lake.client().fetch('count(*[_id == "none"])')).toBe(0)
  })
})
