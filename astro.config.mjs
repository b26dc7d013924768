// @ts-check
import { defineConfig } from 'astro/config'
import { searchClient } from './site/search/vite-plugin.mjs'

export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  trailingSlash: 'always',
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  vite: { build: { assetsInlineLimit: 0 }, plugins: [searchClient()] },
})
