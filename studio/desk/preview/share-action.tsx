/** „Concept delen” in the menu of a document that has a page of its own. */
import { ShareIcon } from '@sanity/icons/Share'
import { addressOf } from '@programme/content-schemas'
import { useState } from 'react'
import type { DocumentActionComponent } from 'sanity'
import { readStudioConfiguration } from '../../configuration.ts'
import { useMayWrite } from '../use-may-write.ts'
import { ShareDialog } from './ShareDialog.tsx'

const { previewUrl } = readStudioConfiguration()

export const ShareDraftAction: DocumentActionComponent = ({ id, draft }) => {
  const [open, setOpen] = useState(false)
  if (!useMayWrite() || previewUrl === undefined || !draft || addressOf(draft) === undefined) return null
  return {
    label: 'Concept delen',
    icon: ShareIcon,
    onHandle: () => setOpen(true),
    dialog: open && {
      type: 'dialog',
      header: 'Concept delen',
      onClose: () => setOpen(false),
      content: <ShareDialog documentId={id} previewUrl={previewUrl} />,
    },
  }
}
