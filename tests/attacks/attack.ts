/** A row of the table of attacks. */

export interface Attack {
  readonly threat: string
  readonly attack: string
  readonly outcome: string
  /** Names of tests as they stand in the file, below `tests/`. */
  readonly tests: Readonly<Record<string, readonly [string, ...string[]]>>
}
