/** The inbox: folders, the messages of one folder, and the chosen message; beside each other, or one at a time where the screen is narrow. */
import { Box, Button, Card, Flex, Spinner, Stack, Text, useMediaIndex } from '@sanity/ui'
import { useState } from 'react'
import { useCurrentUser } from 'sanity'
import { useRouter } from 'sanity/router'
import { PurgeButton } from './PurgeButton.tsx'
import { MessageList } from './MessageList.tsx'
import { MessageView } from './MessageView.tsx'
import { MessageStatistics } from './MessageStatistics.tsx'
import { PersonData } from './PersonData.tsx'
import { MessageFolders } from './MessageFolders.tsx'
import { useMayWrite } from '../use-may-write.ts'
import { useInbox } from './use-inbox.ts'
import { MESSAGE_FOLDERS } from './message-folders.ts'

const OTHERS = [
  { name: 'cijfers', title: 'Cijfers' },
  { name: 'gegevens', title: 'Gegevens van één persoon' },
] as const

export function Inbox() {
  const { client, data, failure } = useInbox()
  const router = useRouter()
  const user = useCurrentUser()
  const [chosen, setChosen] = useState<string>()
  const narrow = useMediaIndex() < 2
  const mayWrite = useMayWrite()
  const given = router.state['view']
  const name = typeof given === 'string' ? given : 'nieuw'
  const view = MESSAGE_FOLDERS.find((candidate) => candidate.name === name)
  const by = user?.name ?? user?.email ?? 'Onbekend'

  if (!mayWrite)
    return (
      <Box padding={5}>
        <Text>
          Berichten van bezoekers zijn er voor redacteuren. Uw account kan alleen meekijken in de inhoud.
        </Text>
      </Box>
    )
  if (!data) {
    return (
      <Flex padding={5} justify="center">
        {failure === undefined ? <Spinner muted /> : <Text>De berichten zijn niet te lezen: {failure}</Text>}
      </Flex>
    )
  }
  const shown = view ? data.messages.filter(view.includes) : []
  const message = data.messages.find(({ _id }) => _id === chosen)
  const folders = [
    ...MESSAGE_FOLDERS.map(({ name, title, includes }) => ({
      name,
      title: `${title} (${data.messages.filter(includes).length})`,
    })),
    ...OTHERS,
  ]
  const read = view !== undefined && message !== undefined
  const edge = narrow ? {} : { borderRight: true }

  return (
    <Flex direction={narrow ? 'column' : 'row'} height="fill" overflow="auto" data-testid="inbox">
      {!(narrow && read) && (
        <Card {...edge} flex="none">
          <MessageFolders
            folders={folders}
            chosen={name}
            narrow={narrow}
            onChoose={(folder) => {
              setChosen(undefined)
              router.navigate({ view: folder })
            }}
          />
        </Card>
      )}
      {view && !(narrow && read) && (
        <Card {...edge} flex={narrow ? 'none' : 2} padding={3} overflow="auto">
          <Stack gap={3}>
            {failure === undefined ? null : (
              <Card tone="caution" padding={3} role="alert">
                <Text size={1}>Dit is misschien niet meer actueel. Ververs de pagina. ({failure})</Text>
              </Card>
            )}
            <MessageList messages={shown} chosen={message?._id} empty={view.empty} onChoose={setChosen} />
            {view.name === 'verdacht' && shown.length > 1 && (
              <PurgeButton
                client={client}
                messages={shown}
                text={`Wis deze ${shown.length} berichten`}
                sure={`Ja, wis ${shown.length} berichten voorgoed`}
              />
            )}
            {!read && (
              <Text size={1} muted>
                Berichten worden {data.retentionDays} dagen na ontvangst vanzelf gewist. Dat aantal staat in
                de instellingen van de site.
              </Text>
            )}
          </Stack>
        </Card>
      )}
      <Card flex={narrow ? 'none' : 5} padding={[3, 4, 5]} overflow="auto">
        {name === 'cijfers' && <MessageStatistics data={data} />}
        {name === 'gegevens' && <PersonData client={client} />}
        {read && (
          <Stack gap={4}>
            {narrow && (
              <Button
                mode="bleed"
                text="Terug naar de lijst"
                style={{ justifySelf: 'start' }}
                onClick={() => setChosen(undefined)}
              />
            )}
            <MessageView key={message._id} message={message} data={data} client={client} by={by} />
          </Stack>
        )}
        {view && !narrow && !read && shown.length > 0 && <Text muted>Kies links een bericht.</Text>}
      </Card>
    </Flex>
  )
}
