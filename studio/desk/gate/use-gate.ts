/** Everything that must, or could, be done before this document is published. */
import { useEditState, useSyncState, useValidationStatus } from 'sanity'
import { findingOf, type Finding } from './finding.ts'
import { useOutwardLinks } from './use-outward-links.ts'
import { useSecondReader } from './use-second-reader.ts'

export interface Gate {
  readonly must: readonly Finding[]
  readonly could: readonly Finding[]
  /** All that was written is stored and judged, so that the findings are about what would be published. */
  readonly isSettled: boolean
}

/** @param id of the published document */
export function useGate(id: string, type: string): Gate {
  const { draft, published } = useEditState(id, type)
  const { isSyncing } = useSyncState(id, type)
  const { validation, isValidating, revision } = useValidationStatus(`drafts.${id}`, type, true)
  const links = useOutwardLinks(draft)
  const reader = useSecondReader(published, draft)
  if (!draft) return { must: [], could: [], isSettled: !isSyncing }
  const found = [...validation.map((marker) => findingOf(marker, draft)), ...links, ...reader]
  return {
    must: once(found.filter(({ level }) => level === 'must')),
    could: once(found.filter(({ level }) => level === 'could')),
    isSettled: !isSyncing && !isValidating && revision === draft._rev,
  }
}

/** Two rules may say the same of one field. */
function once(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [`${finding.field} ${finding.message}`, finding])).values()]
}
