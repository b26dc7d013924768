/** The icons that the registry names. */
import { CogIcon } from '@sanity/icons/Cog'
import { RocketIcon } from '@sanity/icons/Rocket'
import { UsersIcon } from '@sanity/icons/Users'
import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { UserIcon } from '@sanity/icons/User'
import { CubeIcon } from '@sanity/icons/Cube'
import { TargetIcon } from '@sanity/icons/Target'
import { DocumentTextIcon } from '@sanity/icons/DocumentText'
import { CalendarIcon } from '@sanity/icons/Calendar'
import { DocumentIcon } from '@sanity/icons/Document'
import { HeartIcon } from '@sanity/icons/Heart'
import { DownloadIcon } from '@sanity/icons/Download'
import { LinkIcon } from '@sanity/icons/Link'

export const icons = {
  Cog: CogIcon,
  Rocket: RocketIcon,
  Users: UsersIcon,
  CheckmarkCircle: CheckmarkCircleIcon,
  User: UserIcon,
  Cube: CubeIcon,
  Target: TargetIcon,
  DocumentText: DocumentTextIcon,
  Calendar: CalendarIcon,
  Document: DocumentIcon,
  Heart: HeartIcon,
  Download: DownloadIcon,
  Link: LinkIcon,
} as const

export function isIconName(name: string): name is keyof typeof icons {
  return Object.hasOwn(icons, name)
}
