/** The tool „Beeldbank”: every picture, what it shows, and where it is used. */
import { ImagesIcon } from '@sanity/icons/Images'
import type { Tool } from 'sanity'
import { route } from 'sanity/router'
import { MediaLibrary } from './MediaLibrary.tsx'

export const mediaTool: Tool = {
  name: 'beeldbank',
  title: 'Beeldbank',
  icon: ImagesIcon,
  component: MediaLibrary,
  router: route.create('/', [route.create('/:picture')]),
}
