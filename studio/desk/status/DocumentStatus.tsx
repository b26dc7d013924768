/** Around the form of a document: above it whether it is live, since when and where, or why not; below it what stands in the way. */
import { LaunchIcon } from '@sanity/icons/Launch'
import { Box, Button, Card, Flex, Spinner, Stack, Text } from '@sanity/ui'
import { addressOf, isDocumentType } from '@programme/content-schemas'
import { useEffect, useRef } from 'react'
import {
  getPublishedId,
  getVersionFromId,
  useEditState,
  useFormValue,
  useSyncState,
  type InputProps,
} from 'sanity'
import { readStudioConfiguration } from '../../configuration.ts'
import { FormLock } from '../actions/FormLock.tsx'
import { usePublishing } from '../actions/publishing.ts'
import { PublishChecksPanel } from '../publish-checks/PublishChecksPanel.tsx'
import { PreviewSync } from '../preview/PreviewSync.tsx'
import { useSignInHasEnded } from '../sign-in/sign-in.ts'
import { documentState, type DocumentState } from './document-state.ts'
import { useHasUnsavedText } from './unsaved-text.ts'
import { useStayUntilSaved } from './use-stay-until-saved.ts'
import { usePlannedFor } from './use-planned-for.ts'
import { usePublishedAt } from './use-published-at.ts'
import { useReleaseState } from './use-release-state.ts'
import { publishedJustNow, usePublishStatus } from './use-publish-status.ts'

const { siteUrl } = readStudioConfiguration()
const TONES = {
  new: 'neutral',
  planned: 'primary',
  busy: 'caution',
  live: 'positive',
  failed: 'critical',
  unknown: 'neutral',
} as const

const SIGNED_OUT: DocumentState = {
  kind: 'failed',
  text: 'U bent niet meer aangemeld. Wat u het laatst typte, is nog niet opgeslagen.',
}

const ON_ITS_WAY: DocumentState = {
  kind: 'busy',
  text: 'Wordt gepubliceerd … Zodra dat klaar is, kunt u weer verder schrijven.',
}

/** Wraps the input of a whole document; every other input is left as it is. */
export function InputWithStatus(props: InputProps) {
  const { id, schemaType } = props
  if (id !== 'root' || !isDocumentType(schemaType.name)) return props.renderDefault(props)
  return <DocumentInput {...props} />
}

function DocumentInput(props: InputProps) {
  const type = props.schemaType.name
  const formId = useFormValue(['_id'])
  const ownId = typeof formId === 'string' ? formId : ''
  const id = getPublishedId(ownId)
  const release = getVersionFromId(ownId)
  const isPublishing = usePublishing(id) !== undefined
  return (
    <Stack gap={5}>
      <DocumentStatus id={id} type={type} release={release} />
      {props.readOnly === true ? null : <PreviewSync document={props.value} />}
      <FormLock isLocked={isPublishing}>{props.renderDefault(props)}</FormLock>
      <PublishChecksPanel id={id} type={type} release={release} />
    </Stack>
  )
}

interface StatusProps {
  readonly id: string
  readonly type: string
  /** Of the version in the form; undefined for the draft and what is published. */
  readonly release: string | undefined
}

function DocumentStatus({ id, type, release }: StatusProps) {
  const { published, draft, version } = useEditState(id, type, 'default', release)
  const status = usePublishStatus()
  const revision = published?._rev
  const publishedAt = usePublishedAt(id, revision)
  useNudge(revision)
  const { isSyncing } = useSyncState(id, type, release)
  const hasUnsavedText = useHasUnsavedText()
  const isSaved = !isSyncing && !hasUnsavedText
  useStayUntilSaved(!isSaved)
  const plannedFor = usePlannedFor(id)
  const inRelease = useReleaseState(release, version)
  const document = { id, publishedAt, hasDraft: draft !== null, revision, plannedFor }
  const publishing = usePublishing(id)
  const signInHasEnded = useSignInHasEnded()
  const known = publishing ? ON_ITS_WAY : (inRelease ?? documentState(document, status, new Date()))
  const state = signInHasEnded ? SIGNED_OUT : known
  const address = published ? addressOf(published) : undefined
  return (
    <Card
      tone={TONES[state.kind]}
      padding={3}
      radius={2}
      border
      role="status"
      data-testid="document-status"
      data-saved={isSaved}
      data-draft={draft !== null}
    >
      <Flex gap={3} align="center">
        {state.kind === 'busy' ? <Spinner muted /> : null}
        <Box flex={1}>
          <StateText state={state} />
        </Box>
        {publishing?.cancel ? (
          <Button mode="ghost" text="Niet publiceren" onClick={publishing.cancel} />
        ) : null}
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

/** Has the publisher asked more often where something was published while the form was open; opening it is no reason. */
function useNudge(revision: string | undefined): void {
  const known = useRef(revision)
  useEffect(() => {
    const before = known.current
    known.current = revision
    if (before !== undefined && before !== revision) publishedJustNow()
  }, [revision])
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
