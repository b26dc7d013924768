/** The Sanity CLI's settings: the project that the environment names, else the embedded lake's. A bundle is told its project with its page. */
import { defineCliConfig } from 'sanity/cli'
import { hotConfig } from './hot-config.ts'
import { chunkGroups } from './chunk-groups.ts'
import { localFonts } from './local-fonts.ts'

const lake = process.env['LAKE_ORIGIN']

export default defineCliConfig({
  api: {
    projectId: process.env['SANITY_STUDIO_PROJECT_ID'] || 'local',
    dataset: process.env['SANITY_STUDIO_DATASET'] || 'production',
  },
  deployment: { autoUpdates: false },
  server: { hostname: 'localhost', port: Number(process.env['STUDIO_PORT'] ?? 3333) },
  vite: (config) => ({
    ...config,
    plugins: [...(config.plugins ?? []), localFonts(), hotConfig()],
    build: {
      ...config.build,
      rolldownOptions: {
        ...config.build?.rolldownOptions,
        output: { codeSplitting: { groups: chunkGroups } },
      },
    },
    // All packages are found before the first page is loaded, so that it is not loaded again for those found late.
    optimizeDeps: { ...config.optimizeDeps, entries: ['sanity.config.ts'] },
    ...(lake === undefined
      ? {}
      : {
          server: {
            ...config.server,
            headers: { 'Set-Cookie': process.env['LAKE_COOKIE'] ?? '' },
            proxy: {
              '^/(v[0-9X]|images/|files/|publish/)': { target: lake, ws: true },
              '^/transport$': { target: lake, ws: true },
            },
          },
        }),
  }),
})
