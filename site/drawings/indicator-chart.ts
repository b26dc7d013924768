/** The chart of an indicator over time, with its baseline and its target; scales and ticks by d3. */
import { scaleLinear, scaleUtc, type ScaleTime } from 'd3-scale'
import { line } from 'd3-shape'

export const CHART_BOX = { width: 640, height: 340 } as const
const RIGHT = 616
/** Above it there is room for the unit, and for the value of a measurement at the very top. */
const [TOP, BOTTOM] = [62, 290]
/** Between the frame and the first and last measurement, so that their values stay clear of the axis. */
const INSET = 32
/** Units that a figure of an axis takes on a telephone, where letters are largest; and between it and the axis. */
const [FIGURE, BESIDE] = [12, 20]
/** Measurements of which each has its value beside it; of more only the first and the last have. */
const MOST_VALUES = 7
/** Dates below the axis that fit beside each other on a telephone. */
const MOST_DATES = 5
const DAY = 86_400_000

interface Measurement {
  /** YYYY-MM-DD */
  readonly date: string
  readonly value: number
}

interface Tick {
  readonly at: number
  readonly label: string
}

export interface IndicatorChart {
  readonly plot: {
    readonly left: number
    readonly right: number
    readonly top: number
    readonly bottom: number
  }
  /** Empty where there is one measurement only. */
  readonly path: string
  /** The label is undefined where too many would lie upon each other. */
  readonly points: readonly {
    readonly x: number
    readonly y: number
    readonly label: string | undefined
    /** Where the label stands to the point: inside the drawing, also at its edges. */
    readonly anchor: 'start' | 'middle' | 'end'
  }[]
  readonly baseline: number
  readonly target: number
  readonly xTicks: readonly Tick[]
  readonly yTicks: readonly Tick[]
}

const number = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 2 })
const short = new Intl.NumberFormat('nl-NL', { notation: 'compact', maximumFractionDigits: 1 })
const year = new Intl.DateTimeFormat('nl-NL', { year: 'numeric', timeZone: 'UTC' })
const month = new Intl.DateTimeFormat('nl-NL', { month: 'short', year: 'numeric', timeZone: 'UTC' })
const day = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** A number as Dutch readers write it: 12,5; below zero with a minus and not with a hyphen. */
export function readableNumber(value: number): string {
  return number.format(value).replace('-', '−')
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
  const y = scaleLinear([Math.min(0, ...values), Math.max(0, ...values)], [BOTTOM, TOP]).nice(5)
  const figures = y.ticks(5).map((tick) => ({ at: round(y(tick)), label: axisNumber(tick) }))
  const left = Math.max(52, Math.max(...figures.map(({ label }) => label.length)) * FIGURE + BESIDE)
  const x = scaleUtc(spanOf(dates), [left + INSET, RIGHT - INSET])
  const every = measurements.length <= MOST_VALUES
  const points = measurements.map(({ date, value }, index) => ({
    x: round(x(Date.parse(date))),
    y: round(y(value)),
    anchor: anchorOf(index, measurements.length),
    label: every || index === 0 || index === measurements.length - 1 ? readableNumber(value) : undefined,
  }))
  const draw = line<(typeof points)[number]>(
    (point) => point.x,
    (point) => point.y,
  )
  return {
    plot: { left, right: RIGHT, top: TOP, bottom: BOTTOM },
    path: points.length > 1 ? (draw(points) ?? '') : '',
    points,
    baseline: round(y(baseline)),
    target: round(y(target)),
    xTicks: datesOf(x, dates).map(({ date, label }) => ({ at: round(x(date)), label })),
    yTicks: figures,
  }
}

function anchorOf(index: number, count: number): 'start' | 'middle' | 'end' {
  if (count === 1) return 'middle'
  return index === 0 ? 'start' : index === count - 1 ? 'end' : 'middle'
}

/** Short where it would not fit: 12 mln. */
function axisNumber(value: number): string {
  return (Math.abs(value) < 100_000 ? readableNumber(value) : short.format(value)).replace('-', '−')
}

/** What stands below the axis: years, months or days, as far apart as the measurements; no text twice. */
function datesOf(x: ScaleTime<number, number>, dates: readonly number[]): { date: Date; label: string }[] {
  const [first = 0, last = 0] = [dates[0], dates.at(-1)]
  const days = (last - first) / DAY
  if (days < 60) {
    const chosen = dates.length <= MOST_DATES ? dates : x.ticks(4).map((date) => date.getTime())
    const whole = [...new Set(chosen)].filter((time) => time % DAY === 0).map((time) => new Date(time))
    // A day alone does not say of which year.
    return whole.map((date, index) => ({
      date,
      label: index === 0 ? `${day.format(date)} ${year.format(date)}` : day.format(date),
    }))
  }
  const yearly = days >= 700
  const begins = x
    .ticks(MOST_DATES)
    .filter((date) => date.getUTCDate() === 1 && (!yearly || date.getUTCMonth() === 0))
  const step = Math.ceil(begins.length / MOST_DATES)
  return begins
    .filter((_, index) => index % step === 0)
    .map((date) => ({ date, label: (yearly ? year : month).format(date) }))
}

/** From the first to the last date; a year around a single one. */
function spanOf(dates: readonly number[]): [number, number] {
  const [first, last] = [Math.min(...dates), Math.max(...dates)]
  return first === last ? [first - 182 * DAY, last + 182 * DAY] : [first, last]
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
