/** The chart of an indicator over time, with its baseline and its target; scales and ticks by d3. */
import { scaleLinear, scaleUtc } from 'd3-scale'
import { line } from 'd3-shape'

export const CHART_BOX = { width: 640, height: 340 } as const
const PLOT = { left: 64, right: 616, top: 30, bottom: 290 } as const
/** Between the frame and the first and last measurement, so that their values stay clear of the axis. */
const INSET = 32

interface Measurement {
  /** YYYY-MM-DD */
  readonly date: string
  readonly value: number
}

export interface IndicatorChart {
  readonly plot: typeof PLOT
  /** Empty where there is one measurement only. */
  readonly path: string
  readonly points: readonly { readonly x: number; readonly y: number; readonly label: string }[]
  readonly baseline: number
  readonly target: number
  readonly xTicks: readonly { readonly at: number; readonly label: string }[]
  readonly yTicks: readonly { readonly at: number; readonly label: string }[]
}

const number = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 2 })
const year = new Intl.DateTimeFormat('nl-NL', { year: 'numeric', timeZone: 'UTC' })
const month = new Intl.DateTimeFormat('nl-NL', { month: 'short', year: '2-digit', timeZone: 'UTC' })

/** A number as Dutch readers write it: 12,5. */
export function readableNumber(value: number): string {
  return number.format(value)
}

/** @param indicator measurements in any order, all in the unit of baseline and target */
export function indicatorChart(indicator: {
  readonly baseline: number
  readonly target: number
  readonly measurements: readonly Measurement[]
}): IndicatorChart {
  const { baseline, target } = indicator
  const measurements = indicator.measurements.toSorted((a, b) => a.date.localeCompare(b.date))
  const dates = measurements.map(({ date }) => Date.parse(date))
  const values = [baseline, target, ...measurements.map(({ value }) => value)]
  const x = scaleUtc(spanOf(dates), [PLOT.left + INSET, PLOT.right - INSET])
  const y = scaleLinear([Math.min(0, ...values), Math.max(...values)], [PLOT.bottom, PLOT.top]).nice(5)
  const points = measurements.map(({ date, value }) => ({
    x: round(x(Date.parse(date))),
    y: round(y(value)),
    label: readableNumber(value),
  }))
  const draw = line<(typeof points)[number]>(
    (point) => point.x,
    (point) => point.y,
  )
  const every = x.ticks(5)
  const newYears = every.filter((tick) => tick.getUTCMonth() === 0 && tick.getUTCDate() === 1)
  const yearly = newYears.length > 1
  return {
    plot: PLOT,
    path: points.length > 1 ? (draw(points) ?? '') : '',
    points,
    baseline: round(y(baseline)),
    target: round(y(target)),
    xTicks: (yearly ? newYears : every).map((tick) => ({
      at: round(x(tick)),
      label: (yearly ? year : month).format(tick),
    })),
    yTicks: y.ticks(5).map((tick) => ({ at: round(y(tick)), label: readableNumber(tick) })),
  }
}

/** From the first to the last date; a year around a single one. */
function spanOf(dates: readonly number[]): [number, number] {
  const [first, last] = [Math.min(...dates), Math.max(...dates)]
  const HALF_A_YEAR = 182 * 86_400_000
  return first === last ? [first - HALF_A_YEAR, last + HALF_A_YEAR] : [first, last]
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
