/** The errors that block publishing a document, and the warnings that do not. */
import { useEditState, useSyncState, useValidationStatus } from 'sanity'
import { useUnreadable } from '../typed/unreadable.ts'
import { fieldAt, toFinding, type Finding } from './finding.ts'
import { useExternalLinks } from './use-external-links.ts'
import { READER_PENDING } from './second-reader.ts'
import { useSecondReader } from './use-second-reader.ts'

export interface PublishChecks {
  readonly errors: readonly Finding[]
  readonly warnings: readonly Finding[]
  /** All that was written is stored, and it is known who wrote it. */
  readonly isSettled: boolean
  /** The current user may not publish this alone. */
  readonly needsSecondReader: boolean
}

/**
 * @param id of the published document
 * @param release where a version in it is asked about, and not the draft
 */
export function usePublishChecks(id: string, type: string, release?: string): PublishChecks {
  const { draft, published, version } = useEditState(id, type, 'default', release)
  const { isSyncing } = useSyncState(id, type, release)
  const next = release === undefined ? draft : version
  const { validation } = useValidationStatus(
    release === undefined ? `drafts.${id}` : `versions.${release}.${id}`,
    type,
    // What is published together may refer to each other.
    release === undefined,
  )
  const links = useExternalLinks(next)
  const unreadable = useUnreadable(id, next)
  const reader = useSecondReader(published, next)
  if (!next) return { errors: [], warnings: [], isSettled: !isSyncing, needsSecondReader: false }
  const typed = unreadable.map(({ path, message, text }): Finding => {
    return { level: 'error', message: `„${text}”: ${message}`, field: fieldAt(next, path), path }
  })
  const found = [...typed, ...validation.map((marker) => toFinding(marker, next)), ...links, ...reader]
  return {
    errors: unique(found.filter(({ level }) => level === 'error')),
    warnings: unique(found.filter(({ level }) => level === 'warning')),
    isSettled: !isSyncing && !reader.includes(READER_PENDING),
    needsSecondReader: reader.some(({ level }) => level === 'error'),
  }
}

/** Two rules may say the same of one field. */
function unique(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [`${finding.field} ${finding.message}`, finding])).values()]
}
