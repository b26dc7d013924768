/** Dutch for what @sanity/locale-nl-nl leaves in English or says in a developer's words. */
import { defineLocaleResourceBundle } from 'sanity'
import { copyPaste } from './copy-paste.ts'
import { feedback } from './feedback.ts'
import { presentation } from './presentation.ts'
import { releasesDialogs } from './releases-dialogs.ts'
import { releasesLists } from './releases-lists.ts'
import { scheduledDrafts } from './scheduled-drafts.ts'
import { structure } from './structure.ts'
import { studio } from './studio.ts'

/** By namespace. */
const dutch: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  studio,
  structure,
  presentation,
  'copy-paste': copyPaste,
  feedback,
  releases: { ...releasesLists, ...releasesDialogs },
  singleDocRelease: scheduledDrafts,
}

export const dutchBundles = Object.entries(dutch).map(([namespace, resources]) =>
  defineLocaleResourceBundle({ locale: 'nl-NL', namespace, resources: { ...resources } }),
)
