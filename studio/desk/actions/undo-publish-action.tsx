/** Undoes the last publish: visitors see the version before it, and what was written since is kept as a draft. */
import { UndoIcon } from '@sanity/icons/Undo'
import { useToast } from '@sanity/ui/toast'
import { checkPublication } from '@programme/content-schemas'
import { useState } from 'react'
import { useClient, type DocumentActionComponent } from 'sanity'
import { API_VERSION } from '../../transport/api-version.ts'
import { errorInDutch } from '../error-in-dutch.ts'
import { useMayWrite } from '../use-may-write.ts'
import { momentSince } from '../dates.ts'
import { publishedJustNow } from '../status/use-publish-status.ts'
import { findEarlierVersion, type EarlierVersion } from './earlier-version.ts'
import { publicationStore } from '../../transport/publication-store.ts'
import { replacePublished } from './replace-published.ts'

type Found = Extract<EarlierVersion, { kind: 'found' }>

const NOTHING_TO_UNDO = {
  first: {
    title: 'Er is geen eerdere versie',
    description: 'Dit is één keer gepubliceerd. Wilt u het weg hebben? Kies dan Van de site halen.',
  },
  changed: {
    title: 'Dit kan niet meer vanzelf terug',
    description:
      'Na de laatste publicatie is hier nog iets uit gehaald: een naam, een verwijzing of de publicatie zelf. Kies bij Wijzigingen beoordelen zelf een eerdere versie, en publiceer die.',
  },
} as const

export const UndoPublishAction: DocumentActionComponent = ({ published, draft }) => {
  const client = useClient({ apiVersion: API_VERSION })
  const { push } = useToast()
  const [found, setFound] = useState<Found>()
  const [busy, setBusy] = useState(false)
  if (!useMayWrite() || !published) return null

  async function look(id: string): Promise<void> {
    setBusy(true)
    try {
      const earlier = await findEarlierVersion(client, id)
      if (earlier.kind === 'found') setFound(earlier)
      else push({ status: 'info', ...NOTHING_TO_UNDO[earlier.kind] })
    } catch (error) {
      push({
        status: 'error',
        title: 'Niet teruggedraaid',
        description: errorInDutch(error),
      })
    }
    setBusy(false)
  }

  async function undo({ current, previous }: Found): Promise<void> {
    setFound(undefined)
    setBusy(true)
    try {
      const { problems, redirects } = await checkPublication(publicationStore(client), [
        { id: current._id, after: previous },
      ])
      const [problem] = problems
      if (problem) {
        const where = problem.field === '' ? '' : `${problem.field}: `
        const description = `De vorige versie kan zo niet op de site. ${where}${problem.message}`
        push({ status: 'warning', title: 'Niet teruggedraaid', description, duration: 20_000 })
      } else {
        const keepAsDraft = draft === null
        await replacePublished(client, {
          published: current,
          next: previous,
          draft: null,
          keepAsDraft,
          redirects,
        })
        publishedJustNow()
        push({
          status: 'success',
          title: 'De laatste publicatie is teruggedraaid',
          description: 'Uw tekst staat nog in het concept.',
        })
      }
    } catch (error) {
      push({
        status: 'error',
        title: 'Niet teruggedraaid',
        description: errorInDutch(error),
      })
    }
    setBusy(false)
  }

  return {
    label: 'Laatste publicatie terugdraaien',
    icon: UndoIcon,
    disabled: busy,
    onHandle: () => void look(published._id),
    dialog: found !== undefined && {
      type: 'confirm',
      tone: 'caution',
      message: `De site laat dan weer de versie van ${momentSince(found.previous._updatedAt, new Date())} zien. Wat u daarna schreef, blijft als concept bewaard.`,
      confirmButtonText: 'Terugdraaien',
      cancelButtonText: 'Annuleren',
      onConfirm: () => void undo(found),
      onCancel: () => setFound(undefined),
    },
  }
}
