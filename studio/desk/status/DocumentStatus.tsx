/** A line above the form: is this live, since when and where; or why not and what to do. */
import { LaunchIcon } from '@sanity/icons/Launch'
import { Box, Card, Flex, Spinner, Stack, Text } from '@sanity/ui'
import { addressOf } from '@vlaardingen/content-schemas'
import { useEffect } from 'react'
import { getPublishedId, useEditState, useFormValue, type InputProps } from 'sanity'
import { readStudioConfiguration } from '../../configuration.ts'
import { documentState, type DocumentState } from './document-state.ts'
import { usePublishedAt } from './use-published-at.ts'
import { publishedJustNow, usePublishStatus } from './use-publish-status.ts'

const { siteUrl } = readStudioConfiguration()
const TONES = {
  new: 'neutral',
  busy: 'caution',
  live: 'positive',
  failed: 'critical',
  unknown: 'neutral',
} as const

/** Wraps the input of a whole document; every other input is left as it is. */
export function InputWithStatus(props: InputProps) {
  if (props.id !== 'root' || props.schemaType.type?.name !== 'document') return props.renderDefault(props)
  return (
    <Stack gap={5}>
      <DocumentStatus type={props.schemaType.name} />
      {props.renderDefault(props)}
    </Stack>
  )
}

function DocumentStatus({ type }: { readonly type: string }) {
  const formId = useFormValue(['_id'])
  const id = getPublishedId(typeof formId === 'string' ? formId : '')
  const { published, draft } = useEditState(id, type)
  const status = usePublishStatus()
  const revision = published?._rev
  const publishedAt = usePublishedAt(id, revision)
  useEffect(() => publishedJustNow(), [revision])
  const state = documentState({ id, publishedAt, hasDraft: draft !== null }, status, new Date())
  const address = published ? addressOf(published) : undefined
  return (
    <Card tone={TONES[state.kind]} padding={3} radius={2} border role="status" data-testid="document-status">
      <Flex gap={3} align="center">
        {state.kind === 'busy' ? <Spinner muted /> : null}
        <Box flex={1}>
          <StateText state={state} />
        </Box>
        {address !== undefined && siteUrl !== undefined ? (
          <Text size={1} weight="medium">
            <a href={siteUrl + address} target="_blank" rel="noreferrer">
              Bekijk de pagina <LaunchIcon aria-hidden="true" />
            </a>
          </Text>
        ) : null}
      </Flex>
    </Card>
  )
}

function StateText({ state }: { readonly state: DocumentState }) {
  return (
    <Stack gap={3}>
      <Text size={1} weight="medium">
        {state.text}
      </Text>
      {state.reason === undefined ? null : <Text size={1}>{state.reason}</Text>}
    </Stack>
  )
}
