/** Before a document is removed: what refers to it, and one step that unlinks it everywhere. */
import { Button, Card, Flex, Spinner, Stack, Text } from '@sanity/ui'
import { useEffect, useState } from 'react'
import { useClient, type SanityDocument } from 'sanity'
import { IntentLink } from 'sanity/router'
import { publishedJustNow } from '../status/use-publish-status.ts'
import { API_VERSION } from '../../api-version.ts'
import { findReferrers, removeAndUnlink, type Referrer } from './referrers.ts'

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
  const [failure, setFailure] = useState<string>()
  const [busy, setBusy] = useState(false)
  const words = WORDS[what]

  useEffect(() => {
    findReferrers(client, id).then(setReferrers, (error: unknown) => setFailure(String(error)))
  }, [client, id])

  async function remove(): Promise<void> {
    setBusy(true)
    try {
      await removeAndUnlink(client, what, { published, draft }, referrers ?? [])
      publishedJustNow()
      onClose()
    } catch (error) {
      setBusy(false)
      setFailure(`Dat is niet gelukt. Sluit dit venster en probeer het opnieuw. (${String(error)})`)
    }
  }

  const blocked = referrers?.some(({ canUnlink }) => !canUnlink) ?? false
  return (
    <Stack gap={4} data-testid="remove">
      <Text>{words.explain}</Text>
      {referrers ? <ReferrerList referrers={referrers} /> : <Spinner muted />}
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
          disabled={!referrers || blocked || busy}
          onClick={() => void remove()}
          data-testid="confirm-remove"
        />
      </Flex>
    </Stack>
  )
}

function ReferrerList({ referrers }: { readonly referrers: readonly Referrer[] }) {
  if (referrers.length === 0) return <Text>Geen ander document gebruikt dit.</Text>
  return (
    <Stack gap={3}>
      <Text weight="medium">
        {referrers.length === 1
          ? 'Eén document gebruikt dit:'
          : `${referrers.length} documenten gebruiken dit:`}
      </Text>
      {referrers.map(({ id, type, kind, title, canUnlink }) => (
        <Card key={id} padding={3} radius={2} border tone={canUnlink ? 'default' : 'caution'}>
          <Stack gap={2}>
            <Text size={1} weight="medium">
              <IntentLink intent="edit" params={{ id: id.replace(/^drafts\./, ''), type }}>
                {title}
              </IntentLink>
            </Text>
            <Text size={1} muted>
              {canUnlink ? kind : `${kind}: hier is dit verplicht. Open het en kies eerst een ander.`}
            </Text>
          </Stack>
        </Card>
      ))}
    </Stack>
  )
}
