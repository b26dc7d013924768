/** The tool „Berichten”: what visitors wrote, who answers it, and how far that is. */
import { EnvelopeIcon } from '@sanity/icons/Envelope'
import type { Tool } from 'sanity'
import { route } from 'sanity/router'
import { Inbox } from './Inbox.tsx'

export const inboxTool: Tool = {
  name: 'berichten',
  title: 'Berichten',
  icon: EnvelopeIcon,
  component: Inbox,
  router: route.create('/', [route.create('/:view')]),
}
