/** Taking a document off the site, and deleting it: both show first what uses it. */
import { EyeClosedIcon } from '@sanity/icons/EyeClosed'
import { TrashIcon } from '@sanity/icons/Trash'
import { useState } from 'react'
import type { DocumentActionComponent } from 'sanity'
import { useMayWrite } from '../use-may-write.ts'
import { RemoveDialog } from './RemoveDialog.tsx'

export const UnpublishAction: DocumentActionComponent = (props) => {
  const [open, setOpen] = useState(false)
  if (!useMayWrite() || !props.published) return null
  return {
    label: 'Van de site halen',
    icon: EyeClosedIcon,
    onHandle: () => setOpen(true),
    dialog: open && {
      type: 'dialog',
      header: 'Van de site halen?',
      onClose: () => setOpen(false),
      content: <RemoveDialog {...props} what="unpublish" onClose={() => setOpen(false)} />,
    },
  }
}
UnpublishAction.action = 'unpublish'

export const DeleteAction: DocumentActionComponent = (props) => {
  const [open, setOpen] = useState(false)
  const { published, draft } = props
  if (!useMayWrite() || (!published && !draft)) return null
  const close = (): void => {
    setOpen(false)
  }
  return {
    label: 'Verwijderen',
    icon: TrashIcon,
    tone: 'critical',
    onHandle: () => setOpen(true),
    dialog: open && {
      type: 'dialog',
      header: 'Verwijderen?',
      onClose: close,
      content: <RemoveDialog {...props} what="delete" onClose={close} />,
    },
  }
}
DeleteAction.action = 'delete'
