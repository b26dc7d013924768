/** Before a document goes: what uses it, and one step that unlinks it everywhere. */
import { Button, Card, Flex, Spinner, Stack, Text } from '@sanity/ui'
import { useEffect, useState } from 'react'
import { useClient, type SanityDocument } from 'sanity'
import { IntentLink } from 'sanity/router'
import { publishedJustNow } from '../status/use-publish-status.ts'
import { API_VERSION } from '../api-version.ts'
import { findUses, removeWithUses, type UsingDocument } from './users.ts'

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
  const [uses, setUses] = useState<readonly UsingDocument[]>()
  const [failure, setFailure] = useState<string>()
  const [busy, setBusy] = useState(false)
  const words = WORDS[what]

  useEffect(() => {
    findUses(client, id).then(setUses, (error: unknown) => setFailure(String(error)))
  }, [client, id])

  async function remove(): Promise<void> {
    setBusy(true)
    try {
      await removeWithUses(client, what, { published, draft }, uses ?? [])
      publishedJustNow()
      onClose()
    } catch (error) {
      setBusy(false)
      setFailure(`Dat is niet gelukt. Sluit dit venster en probeer het opnieuw. (${String(error)})`)
    }
  }

  const blocked = uses?.some(({ canUnlink }) => !canUnlink) ?? false
  return (
    <Stack gap={4} data-testid="remove">
      <Text>{words.explain}</Text>
      {uses ? <Uses uses={uses} /> : <Spinner muted />}
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
          text={uses && uses.length > 0 ? words.unlink : words.confirm}
          disabled={!uses || blocked || busy}
          onClick={() => void remove()}
          data-testid="confirm-remove"
        />
      </Flex>
    </Stack>
  )
}

function Uses({ uses }: { readonly uses: readonly UsingDocument[] }) {
  if (uses.length === 0) return <Text>Geen ander document gebruikt dit.</Text>
  return (
    <Stack gap={3}>
      <Text weight="medium">
        {uses.length === 1 ? 'Eén document gebruikt dit:' : `${uses.length} documenten gebruiken dit:`}
      </Text>
      {uses.map(({ id, type, kind, title, canUnlink }) => (
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
