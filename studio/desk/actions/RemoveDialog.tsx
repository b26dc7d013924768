/** Before a document is removed: what refers to it, and one step that unlinks it everywhere. */
import { Button, Card, Flex, Spinner, Stack, Text } from '@sanity/ui'
import { useEffect, useState } from 'react'
import { getPublishedId, isDraftId, useClient, type SanityDocument } from 'sanity'
import { IntentLink } from 'sanity/router'
import { errorInDutch } from '../error-in-dutch.ts'
import { publishedJustNow } from '../status/use-publish-status.ts'
import { API_VERSION } from '../../transport/api-version.ts'
import { findLinkers, findReferrers, removeAndUnlink, type Linker, type Referrer } from './referrers.ts'

const WORDS = {
  unpublish: {
    explain: 'De pagina verdwijnt van de site. Wat u schreef blijft hier als concept bewaard.',
    confirm: 'Van de site halen',
    unlink: 'Overal loskoppelen en van de site halen',
  },
  delete: {
    explain: 'Het document verdwijnt van de site en uit deze lijst. In de geschiedenis blijft het te vinden.',
    confirm: 'Verwijderen',
    unlink: 'Overal loskoppelen en verwijderen',
  },
} as const

interface Props {
  readonly what: 'unpublish' | 'delete'
  readonly id: string
  readonly published: SanityDocument | null
  readonly draft: SanityDocument | null
  readonly onClose: () => void
}

export function RemoveDialog({ what, id, published, draft, onClose }: Props) {
  const client = useClient({ apiVersion: API_VERSION })
  const [referrers, setReferrers] = useState<readonly Referrer[]>()
  const [linkers, setLinkers] = useState<readonly Linker[]>()
  const [failure, setFailure] = useState<string>()
  const [busy, setBusy] = useState(false)
  const words = WORDS[what]

  useEffect(() => {
    const failed = (error: unknown): void => setFailure(errorInDutch(error))
    findReferrers(client, id).then(setReferrers, failed)
    if (published) findLinkers(client, published).then(setLinkers, failed)
  }, [client, id, published])

  async function remove(): Promise<void> {
    setBusy(true)
    try {
      await removeAndUnlink(client, what, { published, draft }, referrers ?? [])
      publishedJustNow()
      onClose()
    } catch (error) {
      setBusy(false)
      setFailure(errorInDutch(error))
    }
  }

  const isKnown = referrers !== undefined && (published === null || linkers !== undefined)
  const blocked = referrers?.some(({ canUnlink }) => !canUnlink) ?? false
  return (
    <Stack gap={4} data-testid="remove">
      <Text>{words.explain}</Text>
      {isKnown ? <ReferrerList referrers={referrers} linkers={linkers ?? []} /> : <Spinner muted />}
      {failure === undefined ? null : (
        <Card tone="critical" padding={3} radius={2} role="alert">
          <Text size={1}>{failure}</Text>
        </Card>
      )}
      <Flex gap={2} justify="flex-end">
        <Button mode="bleed" text="Annuleren" onClick={onClose} />
        <Button
          mode="ghost"
          tone="critical"
          text={referrers && referrers.length > 0 ? words.unlink : words.confirm}
          disabled={!isKnown || blocked || busy}
          onClick={() => void remove()}
          data-testid="confirm-remove"
        />
      </Flex>
    </Stack>
  )
}

interface ListProps {
  readonly referrers: readonly Referrer[]
  readonly linkers: readonly Linker[]
}

function ReferrerList({ referrers, linkers }: ListProps) {
  if (referrers.length + linkers.length === 0) return <Text>Geen ander document gebruikt dit.</Text>
  return (
    <Stack gap={5}>
      {referrers.length === 0 ? null : (
        <Stack gap={3}>
          <Text weight="medium">
            {referrers.length === 1
              ? 'Eén document gebruikt dit:'
              : `${referrers.length} documenten gebruiken dit:`}
          </Text>
          {referrers.map(({ canUnlink, ...referrer }) => (
            <Use
              key={referrer.id}
              {...referrer}
              tone={canUnlink ? 'default' : 'caution'}
              note={canUnlink ? '' : ': hier is dit verplicht. Open het en kies eerst een ander.'}
            />
          ))}
        </Stack>
      )}
      {linkers.length === 0 ? null : (
        <Stack gap={3} data-testid="linkers">
          <Text weight="medium">
            {linkers.length === 1
              ? 'In één document staat een link hierheen:'
              : `In ${linkers.length} documenten staat een link hierheen:`}
          </Text>
          <Text size={1}>Die links leiden straks nergens meer heen. Pas ze eerst aan, of haal ze weg.</Text>
          {linkers.map((linker) => (
            <Use key={linker.id} {...linker} tone="caution" note="" />
          ))}
        </Stack>
      )}
    </Stack>
  )
}

interface UseProps extends Linker {
  readonly tone: 'default' | 'caution'
  readonly note: string
}

function Use({ id, type, kind, title, tone, note }: UseProps) {
  return (
    <Card padding={3} radius={2} border tone={tone}>
      <Stack gap={2}>
        <Text size={1} weight="medium">
          <IntentLink intent="edit" params={{ id: getPublishedId(id), type }}>
            {title}
          </IntentLink>
        </Text>
        <Text size={1} muted>
          {kind}
          {isDraftId(id) ? ', concept' : ''}
          {note}
        </Text>
      </Stack>
    </Card>
  )
}
