/** Entry of the server bundle: the app that the renderer calls in its own process, without HTTP. */
import { createApp } from 'astro/app/entrypoint'

export const app = createApp({ streaming: false })
