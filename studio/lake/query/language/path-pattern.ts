/** The value of `path("a.*.**")`: `*` stands for one segment of an id, `**` for one or more. */
export class PathPattern {
  readonly pattern: string
  private readonly segments: readonly string[]

  constructor(pattern: string) {
    this.pattern = pattern
    this.segments = pattern.split('.')
  }

  /** What every matching id begins with. */
  get literalPrefix(): string {
    const wild = this.segments.findIndex((segment) => segment === '*' || segment === '**')
    if (wild < 0) return this.pattern
    return this.segments
      .slice(0, wild)
      .map((segment) => `${segment}.`)
      .join('')
  }

  /** Takes time in proportion to both lengths, whatever the pattern. */
  matches(id: string): boolean {
    const given = id.split('.')
    let reachable = new Set([0])
    for (const segment of this.segments) {
      const next = new Set<number>()
      for (const at of reachable) {
        if (at >= given.length) continue
        if (segment === '**') for (let end = at + 1; end <= given.length; end += 1) next.add(end)
        else if (segment === '*' ? given[at] !== '' : given[at] === segment) next.add(at + 1)
      }
      reachable = next
    }
    return reachable.has(given.length)
  }

  toJSON(): string {
    return this.pattern
  }
}
