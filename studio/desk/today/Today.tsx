/** Vandaag: what waits for the editor, what is not live, and where to begin. */
import { AddIcon } from '@sanity/icons/Add'
import { Box, Card, Container, Flex, Heading, Stack, Text } from '@sanity/ui'
import type { ReactNode } from 'react'
import { IntentButton } from 'sanity'
import { IntentLink } from 'sanity/router'
import { dayInDutch, momentSince, today } from '../dates.ts'
import { usePublishStatus } from '../status/use-publish-status.ts'
import { TourInvitation } from '../tour/TourInvitation.tsx'
import { FirstSteps } from './FirstSteps.tsx'
import { useBrokenLinks } from './use-broken-links.ts'
import { useTodoLists } from './use-todo-lists.ts'
import type { TodoItem, TodoList } from './todo-lists.ts'

const NEW = [
  ['projectPage', 'Nieuw project'],
  ['result', 'Nieuw resultaat'],
  ['newsArticle', 'Nieuw nieuwsbericht'],
  ['event', 'Nieuwe bijeenkomst'],
] as const

export function Today() {
  const lists = useTodoLists()
  const now = new Date()
  return (
    <Box padding={5} overflow="auto" height="fill" data-testid="today">
      <Container width={1}>
        <Stack gap={6}>
          <TourInvitation place="top" />
          <Flex gap={2} wrap="wrap" data-testid="today-new">
            {NEW.map(([type, text]) => (
              <IntentButton
                key={type}
                intent="create"
                params={{ type, template: type }}
                icon={AddIcon}
                text={text}
                mode="ghost"
              />
            ))}
          </Flex>
          <NotLive />
          <BrokenLinks />
          {lists ? (
            <>
              <Section
                title="Concepten"
                hint="Hier is aan gewerkt, maar het staat nog niet (zo) op de site."
                empty="Alles wat geschreven is, staat op de site."
                list={lists.drafts}
                describe={({ when }) => `laatst bewerkt ${momentSince(when, now)}`}
              />
              <Section
                title="Opnieuw nakijken"
                hint="De datum „nakijken voor” is voorbij of komt binnen twee weken."
                empty="Er is niets om na te kijken."
                list={lists.reviews}
                describe={({ when, owner }) =>
                  `${isPast(when, now) ? 'te laat, ' : ''}nakijken voor ${dayInDutch(when)}${owner === undefined ? '' : `, ${owner}`}`
                }
              />
              <Section
                title="Toestemming loopt af"
                hint="Na deze dag verdwijnt het contact van de site. Vraag op tijd opnieuw toestemming."
                empty="Alle toestemmingen zijn nog geldig."
                list={lists.consents}
                describe={({ when }) =>
                  isPast(when, now)
                    ? `verlopen na ${dayInDutch(when)}, staat niet meer op de site`
                    : `geldig tot en met ${dayInDutch(when)}`
                }
              />
            </>
          ) : (
            <Text muted>Even kijken wat er ligt …</Text>
          )}
          <FirstSteps />
          <TourInvitation place="end" />
        </Stack>
      </Container>
    </Box>
  )
}

function NotLive() {
  const status = usePublishStatus()
  if (!status || (status.state !== 'failed' && status.problems.length === 0)) return null
  return (
    <Card tone="critical" padding={4} radius={2} border role="status">
      <Stack gap={4}>
        <Heading as="h2" size={1}>
          Niet live
        </Heading>
        {status.state === 'failed' ? (
          <Text size={1}>{status.reason ?? 'De site kon niet gemaakt worden.'}</Text>
        ) : null}
        {status.problems.map(({ documentId, message }) => (
          <Text size={1} key={documentId + message}>
            {message}{' '}
            <IntentLink intent="edit" params={{ id: documentId }}>
              Openen
            </IntentLink>
          </Text>
        ))}
      </Stack>
    </Card>
  )
}

function BrokenLinks() {
  const links = useBrokenLinks()
  if (links.length === 0) return null
  return (
    <Stack gap={3} data-testid="broken-links">
      <Heading as="h2" size={1}>
        Links die niet werken ({links.length})
      </Heading>
      <Text size={1} muted>
        Bezoekers die hierop klikken, komen nergens.
      </Text>
      {links.map(({ documentId, documentType, documentTitle, path, href, reason }) => (
        <Card key={documentId + path} padding={3} radius={2} border tone="caution">
          <Stack gap={2}>
            <Text size={1} weight="medium">
              <IntentLink intent="edit" params={{ id: documentId, type: documentType, path }}>
                {documentTitle}
              </IntentLink>
            </Text>
            <Text size={1} style={{ overflowWrap: 'anywhere' }}>
              {href}
            </Text>
            <Text size={1}>{reason}</Text>
          </Stack>
        </Card>
      ))}
    </Stack>
  )
}

interface SectionProps {
  readonly title: string
  readonly hint: string
  readonly empty: string
  readonly list: TodoList
  readonly describe: (item: TodoItem) => ReactNode
}

function Section({ title, hint, empty, list: { items, total }, describe }: SectionProps) {
  return (
    <Stack gap={3}>
      <Heading as="h2" size={1}>
        {total > 0 ? `${title} (${total})` : title}
      </Heading>
      <Text size={1} muted>
        {items.length > 0 ? hint : empty}
      </Text>
      {items.map((item) => (
        <Card key={item.id} padding={3} radius={2} border>
          <Stack gap={2}>
            <Text size={1} weight="medium">
              <IntentLink intent="edit" params={{ id: item.id, type: item.type }}>
                {item.title}
              </IntentLink>
            </Text>
            <Text size={1} muted>
              {item.kind}, {describe(item)}
            </Text>
          </Stack>
        </Card>
      ))}
      {total > items.length ? (
        <Text size={1} muted>
          En nog {total - items.length}. U vindt ze in de lijsten links.
        </Text>
      ) : null}
    </Stack>
  )
}

/** @param date YYYY-MM-DD, which itself still counts */
function isPast(date: string, now: Date): boolean {
  return date < today(now)
}
