/** The phase line: three strands that lie closer together in every phase and are one in the last. */

interface PhaseLine {
  /** Per strand, the path up to the phase that is now. */
  readonly past: readonly string[]
  /** Per strand, the path after it. */
  readonly ahead: readonly string[]
  readonly stops: readonly { readonly x: number; readonly state: 'done' | 'now' | 'next' }[]
}

/** Units of the view box; it is stretched over the width of the page, so no distance along x means anything. */
export const PHASE_BOX = { width: 400, height: 48 } as const
const MIDDLE = PHASE_BOX.height / 2
const SPREAD = 20
/** The strands begin and end outside the box, at the edges of the screen. */
const OUTSIDE = 240

/** There are as many drawings as phases, and a list of projects shows one in each row. */
const drawn = new Map<string, PhaseLine>()

/** @param count phases in all @param now index of the current one, from 0 */
export function phaseLine(count: number, now: number): PhaseLine {
  const name = `${now} of ${count}`
  const known = drawn.get(name) ?? draw(count, now)
  drawn.set(name, known)
  return known
}

function draw(count: number, now: number): PhaseLine {
  const step = PHASE_BOX.width / count
  const xs = Array.from({ length: count }, (_, index) => step * (index + 0.5))
  const spread = (index: number): number => (count < 2 ? 0 : (SPREAD * (count - 1 - index)) / (count - 1))
  const strands = [-1, 0, 1].map((side) => xs.map((x, index) => ({ x, y: MIDDLE + side * spread(index) })))
  return {
    past: strands.map((points, index) => {
      const start = { x: -OUTSIDE, y: MIDDLE + (index - 1) * SPREAD }
      return curve([start, ...points.slice(0, now + 1)])
    }),
    ahead: strands.map((points) => {
      const end = { x: PHASE_BOX.width + OUTSIDE, y: points.at(-1)?.y ?? MIDDLE }
      return curve([...points.slice(now), end])
    }),
    stops: xs.map((x, index) => ({ x, state: index < now ? 'done' : index === now ? 'now' : 'next' })),
  }
}

/** A line through points that leaves and reaches each of them level. */
function curve(points: readonly { readonly x: number; readonly y: number }[]): string {
  return points
    .map(({ x, y }, index) => {
      const before = points[index - 1]
      if (!before) return `M${round(x)} ${round(y)}`
      const middle = round((before.x + x) / 2)
      return `C${middle} ${round(before.y)} ${middle} ${round(y)} ${round(x)} ${round(y)}`
    })
    .join('')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
