/** The inbox: piles at the left, the messages of one pile, and the chosen message. */
import { Button, Card, Flex, Heading, Spinner, Stack, Text } from '@sanity/ui'
import { useState } from 'react'
import { useCurrentUser } from 'sanity'
import { useRouter } from 'sanity/router'
import { MessageList } from './MessageList.tsx'
import { MessageView } from './MessageView.tsx'
import { Numbers } from './Numbers.tsx'
import { erase } from './operations.ts'
import { PersonData } from './PersonData.tsx'
import { useInbox } from './use-inbox.ts'
import { VIEWS } from './views.ts'

const OTHERS = [
  { name: 'cijfers', title: 'Cijfers' },
  { name: 'gegevens', title: 'Gegevens van één persoon' },
] as const

export function Inbox() {
  const { client, data, failure } = useInbox()
  const router = useRouter()
  const user = useCurrentUser()
  const [chosen, setChosen] = useState<string>()
  const given = router.state['view']
  const name = typeof given === 'string' ? given : 'nieuw'
  const view = VIEWS.find((candidate) => candidate.name === name)
  const by = user?.name ?? user?.email ?? 'Onbekend'

  if (!data) {
    return (
      <Flex padding={5} justify="center">
        {failure === undefined ? <Spinner muted /> : <Text>De berichten zijn niet te lezen: {failure}</Text>}
      </Flex>
    )
  }
  const shown = view ? data.messages.filter(view.holds) : []
  const message = data.messages.find(({ _id }) => _id === chosen)

  return (
    <Flex direction={['column', 'column', 'row']} height="fill" overflow="auto" data-testid="inbox">
      <Card borderRight padding={3} flex="none">
        <Stack gap={1} as="nav" aria-label="Berichten">
          {[...VIEWS, ...OTHERS].map((each) => {
            const pile = 'holds' in each ? data.messages.filter(each.holds).length : undefined
            return (
              <Button
                key={each.name}
                mode="bleed"
                justify="flex-start"
                selected={each.name === name}
                text={pile === undefined ? each.title : `${each.title} (${pile})`}
                onClick={() => {
                  setChosen(undefined)
                  router.navigate({ view: each.name })
                }}
              />
            )
          })}
        </Stack>
      </Card>
      {view && (
        <Card borderRight flex={['none', 'none', 2]} padding={3} overflow="auto">
          <Stack gap={3}>
            {failure === undefined ? null : (
              <Card tone="caution" padding={3} role="alert">
                <Text size={1}>Dit is misschien niet meer actueel. Ververs de pagina. ({failure})</Text>
              </Card>
            )}
            <MessageList messages={shown} chosen={message?._id} empty={view.empty} onChoose={setChosen} />
            {view.name === 'verdacht' && shown.length > 0 && (
              <Button
                tone="critical"
                mode="ghost"
                text={`Wis alle ${shown.length} verdachte berichten`}
                onClick={() => void erase(client, shown)}
              />
            )}
          </Stack>
        </Card>
      )}
      <Card flex={['none', 'none', 5]} padding={[3, 4, 5]} overflow="auto">
        {name === 'cijfers' && <Numbers data={data} />}
        {name === 'gegevens' && <PersonData client={client} />}
        {view &&
          (message ? (
            <MessageView key={message._id} message={message} data={data} client={client} by={by} />
          ) : (
            <Stack gap={4}>
              <Heading>Kies een bericht</Heading>
              <Text muted>
                Berichten worden {data.retentionDays} dagen na ontvangst vanzelf gewist. Dat aantal staat in
                de instellingen van de site.
              </Text>
            </Stack>
          ))}
      </Card>
    </Flex>
  )
}
