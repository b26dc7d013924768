/** The errors that block publishing a document, and the warnings that do not. */
import { useEditState, useSyncState, useValidationStatus } from 'sanity'
import { toFinding, type Finding } from './finding.ts'
import { useExternalLinks } from './use-external-links.ts'
import { AUTHOR_PENDING } from './second-reader.ts'
import { useSecondReader } from './use-second-reader.ts'

export interface PublishChecks {
  readonly errors: readonly Finding[]
  readonly warnings: readonly Finding[]
  /** All that was written is stored, and it is known who wrote it. */
  readonly isSettled: boolean
  /** The current user may not publish this alone. */
  readonly needsSecondReader: boolean
}

/** @param id of the published document */
export function usePublishChecks(id: string, type: string): PublishChecks {
  const { draft, published } = useEditState(id, type)
  const { isSyncing } = useSyncState(id, type)
  const { validation } = useValidationStatus(`drafts.${id}`, type, true)
  const links = useExternalLinks(draft)
  const reader = useSecondReader(published, draft)
  if (!draft) return { errors: [], warnings: [], isSettled: !isSyncing, needsSecondReader: false }
  const found = [...validation.map((marker) => toFinding(marker, draft)), ...links, ...reader]
  return {
    errors: unique(found.filter(({ level }) => level === 'error')),
    warnings: unique(found.filter(({ level }) => level === 'warning')),
    isSettled: !isSyncing && !reader.includes(AUTHOR_PENDING),
    needsSecondReader: reader.some(({ level }) => level === 'error'),
  }
}

/** Two rules may say the same of one field. */
function unique(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [`${finding.field} ${finding.message}`, finding])).values()]
}
