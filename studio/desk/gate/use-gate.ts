/** Everything that must, or could, be done before this document is published. */
import { useEditState, useSyncState, useValidationStatus } from 'sanity'
import { findingOf, type Finding } from './finding.ts'
import { useOutwardLinks } from './use-outward-links.ts'
import { LOOKING, useSecondReader } from './use-second-reader.ts'

export interface Gate {
  readonly must: readonly Finding[]
  readonly could: readonly Finding[]
  /** All that was written is stored, and it is known who wrote it. */
  readonly isSettled: boolean
  /** Who sits here may not publish this alone. */
  readonly readerIsMissing: boolean
}

/** @param id of the published document */
export function useGate(id: string, type: string): Gate {
  const { draft, published } = useEditState(id, type)
  const { isSyncing } = useSyncState(id, type)
  const { validation } = useValidationStatus(`drafts.${id}`, type, true)
  const links = useOutwardLinks(draft)
  const reader = useSecondReader(published, draft)
  if (!draft) return { must: [], could: [], isSettled: !isSyncing, readerIsMissing: false }
  const found = [...validation.map((marker) => findingOf(marker, draft)), ...links, ...reader]
  return {
    must: once(found.filter(({ level }) => level === 'must')),
    could: once(found.filter(({ level }) => level === 'could')),
    isSettled: !isSyncing && !reader.includes(LOOKING),
    readerIsMissing: reader.some(({ level }) => level === 'must'),
  }
}

/** Two rules may say the same of one field. */
function once(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [`${finding.field} ${finding.message}`, finding])).values()]
}
