/** What is to be said of a version in a release: it says nothing of what is live now. */
import { useActiveReleases, type SanityDocument } from 'sanity'
import { isRecord } from '../../../shared/is-record.ts'
import { momentAhead } from '../dates.ts'
import type { DocumentState } from './document-state.ts'

/**
 * @param release its name; undefined for a draft
 * @returns undefined where the form shows no version
 */
export function useReleaseState(
  release: string | undefined,
  version: SanityDocument | null,
): DocumentState | undefined {
  const { data: releases } = useActiveReleases()
  if (release === undefined) return undefined
  const found = releases.find(({ name }) => name === release)
  const title = found?.metadata.title
  const name = title === undefined || title === '' ? 'een release' : `de release „${title}”`
  const system = version?.['_system']
  const goes = isRecord(system) && system['delete'] === true
  const moment = found?.publishAt ?? found?.metadata.intendedPublishAt
  const isPlanned = found?.state === 'scheduled' || found?.state === 'scheduling'
  const when = isPlanned && moment ? momentAhead(moment, new Date()) : `als ${name} wordt gepubliceerd`
  const what = goes ? 'Gaat van de site' : 'Komt op de site'
  return { kind: 'planned', text: `${isPlanned ? 'Gepland. ' : ''}${what}: ${when}.` }
}
