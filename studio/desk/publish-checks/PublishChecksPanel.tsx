/** Below the form: the errors that block publishing, and apart from them the warnings that do not. */
import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { ChevronDownIcon } from '@sanity/icons/ChevronDown'
import { ChevronUpIcon } from '@sanity/icons/ChevronUp'
import { Button, Card, Heading, Stack, Text } from '@sanity/ui'
import { useEffect, useRef } from 'react'
import type { Path } from 'sanity'
import { useDocumentPane } from 'sanity/structure'
import type { Finding } from './finding.ts'
import { toggleChecksPanel, useChecksPanel } from './checks-panel.ts'
import { usePublishChecks } from './use-publish-checks.ts'

/** Above the footer that has the button, over the form that scrolls below it. */
const PLACE = { position: 'sticky', bottom: 0, zIndex: 3 } as const
const LIST = { maxHeight: '45vh', overflowY: 'auto' } as const

interface PanelProps {
  readonly id: string
  readonly type: string
  /** Of the version in the form; undefined for the draft. */
  readonly release: string | undefined
}

export function PublishChecksPanel({ id, type, release }: PanelProps) {
  const { errors, warnings } = usePublishChecks(id, type, release)
  const { isOpen, focusRequests } = useChecksPanel(id)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isOpen && focusRequests > 0) list.current?.querySelector('button')?.focus()
  }, [isOpen, focusRequests])

  if (errors.length + warnings.length === 0) return null
  return (
    <Card border radius={3} shadow={2} style={PLACE} data-testid="publish-checks">
      {isOpen ? (
        <div ref={list} id="publish-checks-list" style={LIST}>
          <Stack gap={4} padding={3}>
            <Findings
              title="Dit moet nog"
              hint="Zolang dit er staat, kan het niet op de site."
              findings={errors}
            />
            <Findings
              title="Dit kan beter"
              hint="U mag gewoon publiceren; dit helpt uw lezers."
              findings={warnings}
            />
          </Stack>
        </div>
      ) : null}
      <Button
        mode="bleed"
        width="fill"
        justify="flex-start"
        icon={errors.length > 0 ? undefined : CheckmarkCircleIcon}
        iconRight={isOpen ? ChevronDownIcon : ChevronUpIcon}
        tone={errors.length > 0 ? 'critical' : 'default'}
        text={summaryOf(errors.length, warnings.length)}
        aria-expanded={isOpen}
        aria-controls="publish-checks-list"
        onClick={() => toggleChecksPanel(id)}
      />
    </Card>
  )
}

function summaryOf(errors: number, warnings: number): string {
  const advice = warnings === 0 ? '' : warnings === 1 ? '1 advies' : `${warnings} adviezen`
  if (errors === 0) return `Kan op de site · ${advice}`
  const points = errors === 1 ? 'Nog 1 punt te doen' : `Nog ${errors} punten te doen`
  return advice === '' ? points : `${points} · ${advice}`
}

interface FindingsProps {
  readonly title: string
  readonly hint: string
  readonly findings: readonly Finding[]
}

function Findings({ title, hint, findings }: FindingsProps) {
  const { onFocus, onPathOpen } = useDocumentPane()
  if (findings.length === 0) return null
  const open = (path: Path): void => {
    onPathOpen(path)
    onFocus(path)
  }
  return (
    <Stack gap={3}>
      <Heading as="h2" size={0}>
        {title}
      </Heading>
      <Text size={1} muted>
        {hint}
      </Text>
      <Stack as="ul" gap={1} padding={0} style={{ listStyle: 'none', margin: 0 }}>
        {findings.map(({ level, field, message, path }) => (
          <li key={`${field} ${message}`}>
            <Card
              as="button"
              type="button"
              radius={2}
              padding={3}
              tone={level === 'error' ? 'critical' : 'caution'}
              style={{ width: '100%', textAlign: 'left' }}
              onClick={() => open(path)}
            >
              <Stack gap={2}>
                {field === '' ? null : (
                  <Text size={1} weight="medium">
                    {field}
                  </Text>
                )}
                <Text size={1}>{message}</Text>
              </Stack>
            </Card>
          </li>
        ))}
      </Stack>
    </Stack>
  )
}
