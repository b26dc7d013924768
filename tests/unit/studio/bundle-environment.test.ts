import { expect, it } from 'vitest'
import { buildEnvironment } from '../../../studio/host/bundle.ts'

it('the build of the Studio is told no secret, not even one that is named as if it were for the Studio', () => {
  const all = {
    PATH: '/bin',
    HOME: '/home/editor',
    SANITY_API_TOKEN: 'canary',
    SANITY_STUDIO_SECRET: 'canary',
    SANITY_AUTH_TOKEN: 'canary',
    SMTP_URL: 'smtp://canary',
  }
  expect(buildEnvironment(all)).toEqual({ PATH: '/bin', HOME: '/home/editor' })
})
