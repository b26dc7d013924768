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
    expect(chart.path).toMatch(/^M96,[\d.]+L[\d.]+,[\d.]+L584,[\d.]+$/)
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
    expect(yTicks.map(({ label }) => label)).toContain('-5')
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

  it('writes numbers as Dutch readers do', () => {
    expect(readableNumber(1234.5)).toBe('1.234,5')
  })
})
