/** What a run has found, each kind once. */
import type { Found } from './border.ts'

export interface Findings {
  readonly all: readonly Found[]
  add(finding: Found): void
  readonly isKnown: (border: string, reason: string) => boolean
}

/** @param found told of each as it is added */
export function collectFindings(found: (finding: Found) => void = () => undefined): Findings {
  const all: Found[] = []
  const kinds = new Set<string>()
  return {
    all,
    add(finding) {
      if (kinds.has(kindOf(finding.border, finding.reason))) return
      kinds.add(kindOf(finding.border, finding.reason))
      all.push(finding)
      found(finding)
    },
    isKnown: (border, reason) => kinds.has(kindOf(border, reason)),
  }
}

/** Reasons that differ in numbers, ids and what they quote are one kind. */
function kindOf(border: string, reason: string): string {
  return `${border} ${reason.replace(/"[^"]*"|[\da-f-]{6,}|\d+/g, '#').slice(0, 90)}`
}
