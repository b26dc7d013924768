/** When a planned version of a document comes on the site. */
import { useActiveReleases, useDocumentVersions } from 'sanity'

/** @param id of the published document @returns ISO 8601, the first of several; undefined where nothing is planned */
export function usePlannedFor(id: string): string | undefined {
  const { data: versions } = useDocumentVersions({ documentId: id })
  const { data: releases } = useActiveReleases()
  const names = new Set(versions.map((version) => /^versions\.([^.]+)\./.exec(version)?.[1]))
  const moments = releases
    .filter(({ name, state }) => names.has(name) && (state === 'scheduled' || state === 'scheduling'))
    .flatMap(({ publishAt, metadata }) => publishAt ?? metadata.intendedPublishAt ?? [])
  return moments.toSorted()[0]
}
