/** Who carries what: every party a strand that runs down the list, with a knot where it carries the item. */

export const CARRIER_BOX = { width: 84, height: 100 } as const
const FIRST = 14
const BETWEEN = 28
const MIDDLE = CARRIER_BOX.height / 2

interface Carriers {
  readonly strands: readonly {
    readonly kind: string
    readonly path: string
    readonly knot: string | undefined
  }[]
  /** Joins the outermost knots; undefined where one party carries it alone. */
  readonly bar: string | undefined
}

/**
 * One row of the list; the rows join because each strand runs from edge to edge.
 * @param kinds of all parties, in the order of the columns
 * @param carrying the kinds that carry this item
 */
export function carriers(kinds: readonly string[], carrying: ReadonlySet<string>): Carriers {
  const columns = kinds.map((kind, index) => ({ kind, x: FIRST + index * BETWEEN, on: carrying.has(kind) }))
  const knots = columns.filter(({ on }) => on)
  const [first, last] = [knots[0], knots.at(-1)]
  return {
    strands: columns.map(({ kind, x, on }) => ({
      kind,
      path: `M${x} 0V${CARRIER_BOX.height}`,
      knot: on ? `M${x} ${MIDDLE}h0` : undefined,
    })),
    bar: first && last && first !== last ? `M${first.x} ${MIDDLE}H${last.x}` : undefined,
  }
}
