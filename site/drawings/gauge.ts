/** A tide gauge with three posts: how high the water stands at each of a party's building parts. */

export const GAUGE_BOX = { width: 320, height: 190 } as const
const TOP = 22
const BOTTOM = 158
const POST = 46
const FIRST = 130
const BETWEEN = 66
/** The foot of a post stays wet, so that a part that has not begun shows as an empty post and not as nothing. */
const FOOT = 6

interface Gauge {
  readonly levels: readonly { readonly y: number; readonly name: string }[]
  readonly posts: readonly {
    readonly x: number
    readonly width: number
    readonly top: number
    readonly height: number
    /** The water, with a ripple on top. */
    readonly water: string
    readonly marks: readonly number[]
  }[]
}

/**
 * @param names of the levels, the lowest first
 * @param heights per post the index of its level
 */
export function gauge(names: readonly string[], heights: readonly number[]): Gauge {
  const highest = Math.max(1, names.length - 1)
  const yOf = (level: number): number => BOTTOM - FOOT - ((BOTTOM - FOOT - TOP) * level) / highest
  return {
    levels: names.map((name, level) => ({ name, y: yOf(level) })),
    posts: heights.map((level, index) => {
      const x = FIRST + index * BETWEEN
      const y = yOf(level)
      const quarter = POST / 4
      const ripple = `q${quarter / 2} -5 ${quarter} 0t${quarter} 0t${quarter} 0t${quarter} 0`
      return {
        x,
        width: POST,
        top: TOP - 8,
        height: BOTTOM - TOP + 8,
        water: `M${x} ${y}${ripple}V${BOTTOM}H${x}z`,
        marks: Array.from({ length: highest * 2 + 1 }, (_, mark) => yOf(mark / 2)),
      }
    }),
  }
}
