/** The Sanity CLI's settings; the project is told at run time, so that one bundle serves any. */
import { defineCliConfig } from 'sanity/cli'
import { ownFonts } from './own-fonts.ts'

const lake = process.env['LAKE_ORIGIN']

export default defineCliConfig({
  api: { projectId: 'local', dataset: 'production' },
  deployment: { autoUpdates: false },
  server: { hostname: 'localhost', port: Number(process.env['STUDIO_PORT'] ?? 3333) },
  vite: (config) => ({
    ...config,
    plugins: [...(config.plugins ?? []), ownFonts()],
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
