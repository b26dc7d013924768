/** Which documents a document refers to and therefore needs. */
import { isRecord } from '../foundation/json.ts'

/** The ids that must exist; weak references and those into other datasets and libraries do not count. */
export function strongReferences(value: unknown): Set<string> {
  const found = new Set<string>()
  const waiting: unknown[] = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (Array.isArray(next)) for (const member of next) waiting.push(member)
    else if (isRecord(next)) {
      const target = next['_ref']
      if (typeof target === 'string' && next['_weak'] !== true && !leadsElsewhere(next)) found.add(target)
      for (const member of Object.values(next)) waiting.push(member)
    }
  }
  return found
}

function leadsElsewhere(reference: Readonly<Record<string, unknown>>): boolean {
  return (
    typeof reference['_dataset'] === 'string' ||
    typeof reference['_projectId'] === 'string' ||
    reference['_type'] === 'globalDocumentReference'
  )
}
