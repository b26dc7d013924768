/** The button beside each document that opens its help; apart from the component, so that Fast Refresh can replace that. */
import { HelpCircleIcon } from '@sanity/icons/HelpCircle'
import { defineDocumentInspector } from 'sanity'
import { Help } from './Help.tsx'

export const helpInspector = defineDocumentInspector({
  name: 'hulp',
  component: Help,
  useMenuItem: () => ({ icon: HelpCircleIcon, title: 'Hulp', showAsAction: true }),
})
