/** In the navigation bar: is the public site up to date? */
import { Badge, Flex, Text } from '@sanity/ui'
import type { ToolMenuProps } from 'sanity'
import { readStudioConfiguration } from '../../configuration.ts'
import { useSignInHasEnded } from '../sign-in/sign-in.ts'
import { momentSince } from '../dates.ts'
import type { PublishStatus } from './publish-status.ts'
import { usePublishStatus } from './use-publish-status.ts'

const { siteUrl } = readStudioConfiguration()

export function ToolMenuWithStatus(props: ToolMenuProps) {
  return (
    <Flex gap={3} align="center">
      {props.renderDefault(props)}
      <SiteStatus />
    </Flex>
  )
}

function SiteStatus() {
  const status = usePublishStatus()
  const signInHasEnded = useSignInHasEnded()
  const words = signInHasEnded ? SIGNED_OUT : status && inWords(status)
  if (!words) return null
  const { tone, text } = words
  return (
    <Flex gap={2} align="center" role="status" data-testid="site-status">
      <Badge tone={tone}>{text}</Badge>
      {siteUrl === undefined ? null : (
        <Text size={1}>
          <a href={siteUrl} target="_blank" rel="noreferrer">
            Naar de site
          </a>
        </Text>
      )}
    </Flex>
  )
}

interface Words {
  readonly tone: 'positive' | 'caution' | 'critical'
  readonly text: string
}

const SIGNED_OUT: Words = { tone: 'critical', text: 'Niet aangemeld' }

function inWords(status: PublishStatus): Words {
  if (status.state === 'busy') return { tone: 'caution', text: 'De site wordt bijgewerkt …' }
  if (status.state === 'failed') return { tone: 'critical', text: 'De site is niet bijgewerkt' }
  if (status.problems.length > 0)
    return { tone: 'critical', text: `${status.problems.length} niet live: kijk bij Vandaag` }
  const since = status.liveSince === null ? '' : ` sinds ${momentSince(status.liveSince, new Date())}`
  return { tone: 'positive', text: `Site live${since}` }
}
