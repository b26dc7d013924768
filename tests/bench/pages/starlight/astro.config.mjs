// @ts-check
import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'

export default defineConfig({
  integrations: [
    starlight({
      title: 'Levendige binnenstad',
      defaultLocale: 'root',
      locales: { root: { label: 'Nederlands', lang: 'nl' } },
    }),
  ],
})
