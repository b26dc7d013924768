import { describe, expect, it } from 'vitest'
import { indicatorChart, readableNumber } from '../../../../site/drawings/indicator-chart.ts'

/** Of the fictional Voorbeeldstad. */
const vacancy = {
  baseline: 12,
  target: 6,
  measurements: [
    { date: '2023-01-01', value: 9.5 },
    { date: '2021-01-01', value: 12 },
    { date: '2022-01-01', value: 11 },
  ],
}

describe('the chart of an indicator', () => {
  const chart = indicatorChart(vacancy)

  it('draws the measurements in the order of their dates', () => {
    expect(chart.points.map(({ label }) => label)).toEqual(['12', '11', '9,5'])
    expect(chart.points.map(({ x }) => x)).toEqual(chart.points.map(({ x }) => x).toSorted((a, b) => a - b))
    expect(chart.path).toMatch(/^M84,[\d.]+L[\d.]+,[\d.]+L584,[\d.]+$/)
  })

  it('puts equal values at equal heights: the first measurement lies on the baseline', () => {
    expect(chart.points[0]?.y).toBe(chart.baseline)
    expect(chart.target).toBeGreaterThan(chart.baseline)
  })

  it('keeps zero in view, so that a change does not look larger than it is', () => {
    expect(chart.yTicks[0]).toEqual({ at: chart.plot.bottom, label: '0' })
  })

  it('shows values below zero too', () => {
    const { yTicks } = indicatorChart({ ...vacancy, baseline: -4 })
    expect(yTicks.map(({ label }) => label)).toContain('−5')
  })

  it('names years, and months where the time is short', () => {
    expect(chart.xTicks.map(({ label }) => label)).toEqual(expect.arrayContaining(['2021', '2022', '2023']))
    const months = indicatorChart({
      ...vacancy,
      measurements: [
        { date: '2026-01-05', value: 8 },
        { date: '2026-06-01', value: 7 },
      ],
    })
    expect(months.xTicks.map(({ label }) => label).join()).toContain('mrt')
  })

  it('has one point and no line where there is one measurement', () => {
    const one = indicatorChart({ ...vacancy, measurements: [{ date: '2026-01-05', value: 8 }] })
    expect(one.path).toBe('')
    expect(one.points).toHaveLength(1)
    expect(one.points[0]?.x).toBeCloseTo((one.plot.left + one.plot.right) / 2, 0)
  })

  const of = (from: string, count: number, value = (index: number): number => index) =>
    indicatorChart({
      baseline: 0,
      target: 20_000,
      measurements: Array.from({ length: count }, (_, index) => ({
        date: new Date(Date.parse(from) + index * 30 * 86_400_000).toISOString().slice(0, 10),
        value: value(index),
      })),
    })

  it('leaves room for the longest figure of its axis, and writes long ones short', () => {
    const { plot, yTicks } = of('2021-01-15', 3)
    expect(yTicks.at(-1)?.label).toBe('20.000')
    expect(plot.left).toBeGreaterThanOrEqual('20.000'.length * 12)
    const large = of('2021-01-15', 3, (index) => index * 400_000_000).yTicks.map(({ label }) => label)
    expect(Math.max(...large.map(({ length }) => length))).toBeLessThanOrEqual(8)
  })

  it('writes beside sixty measurements the first and the last value only', () => {
    const labels = of('2021-01-15', 60).points.flatMap(({ label }) => label ?? [])
    expect(labels).toEqual(['0', '59'])
  })

  it.each([
    ['three days in a row', ['2025-03-01', '2025-03-02', '2025-03-03'], ['1 mrt 2025', '2 mrt', '3 mrt']],
    ['one day', ['2026-01-15'], ['15 jan 2026']],
    ['half a year', ['2026-01-01', '2026-07-01'], ['jan 2026', 'mrt 2026', 'mei 2026']],
  ])('names below %s no date twice', (_name, dates, wanted) => {
    const { xTicks } = indicatorChart({
      ...vacancy,
      measurements: dates.map((date, value) => ({ date, value })),
    })
    const labels = xTicks.map(({ label }) => label.replaceAll('.', ''))
    expect(labels).toEqual(expect.arrayContaining(wanted))
    expect(new Set(labels).size).toBe(labels.length)
  })

  it('writes numbers as Dutch readers do', () => {
    expect(readableNumber(-12)).toBe('−12')
    expect(readableNumber(1234.5)).toBe('1.234,5')
  })
})
