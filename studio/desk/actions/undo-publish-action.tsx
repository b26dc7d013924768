/** Undoes the last publish: visitors see the version before it, and what was written since is kept as a draft. */
import { UndoIcon } from '@sanity/icons/Undo'
import { useToast } from '@sanity/ui/toast'
import { useState } from 'react'
import { useClient, type DocumentActionComponent, type SanityDocument } from 'sanity'
import type { SanityClient } from '@sanity/client'
import { isRecord } from '../../../is-record.ts'
import { clock } from '../status/clock.ts'
import { publishedJustNow } from '../status/use-publish-status.ts'
import { API_VERSION } from '../../api-version.ts'
import { replacePublished } from './replace-published.ts'

export const UndoPublishAction: DocumentActionComponent = ({ published, draft }) => {
  const client = useClient({ apiVersion: API_VERSION })
  const { push } = useToast()
  const [previous, setPrevious] = useState<SanityDocument>()
  if (!published) return null

  async function look(id: string): Promise<void> {
    const found = await versionBefore(client, id).catch(() => undefined)
    if (found) setPrevious(found)
    else
      push({
        status: 'info',
        title: 'Er is geen eerdere versie',
        description: 'Dit is één keer gepubliceerd. Wilt u het weg hebben? Kies dan Van de site halen.',
      })
  }

  async function undo(current: SanityDocument, next: SanityDocument): Promise<void> {
    setPrevious(undefined)
    try {
      await replacePublished(client, { published: current, next, draft: null, keepAsDraft: draft === null })
      publishedJustNow()
      push({
        status: 'success',
        title: 'De laatste publicatie is teruggedraaid',
        description: 'Uw tekst staat nog in het concept.',
      })
    } catch (error) {
      push({
        status: 'error',
        title: 'Niet teruggedraaid',
        description: `Probeer het opnieuw. (${String(error)})`,
      })
    }
  }

  return {
    label: 'Laatste publicatie terugdraaien',
    icon: UndoIcon,
    onHandle: () => void look(published._id),
    dialog: previous !== undefined && {
      type: 'confirm',
      tone: 'caution',
      message: `De site laat dan weer de versie van ${clock(previous._updatedAt, new Date())} zien. Wat u daarna schreef, blijft als concept bewaard.`,
      confirmButtonText: 'Terugdraaien',
      cancelButtonText: 'Annuleren',
      onConfirm: () => void undo(published, previous),
      onCancel: () => setPrevious(undefined),
    },
  }
}

/** The published version just before this one; undefined where this is the first. */
async function versionBefore(client: SanityClient, id: string): Promise<SanityDocument | undefined> {
  const published = await client.getDocument(id)
  if (!published) return undefined
  const time = new Date(Date.parse(published._updatedAt) - 1).toISOString()
  const { dataset = 'production' } = client.config()
  const answer: unknown = await client.request({
    url: `/data/history/${dataset}/documents/${id}`,
    query: { time },
  })
  const documents = isRecord(answer) && Array.isArray(answer['documents']) ? answer['documents'] : []
  const found: unknown = documents[0]
  return isDocument(found) && found._id === id ? found : undefined
}

function isDocument(value: unknown): value is SanityDocument {
  return (
    isRecord(value) && ['_id', '_type', '_rev', '_updatedAt'].every((key) => typeof value[key] === 'string')
  )
}
