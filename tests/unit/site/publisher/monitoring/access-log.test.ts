/** The log of requests tells nothing about who asked. */
import { fc } from '../../../../support/fast-check.ts'
import { expect, it } from 'vitest'
import { loggedPath } from '../../../../../site/publisher/monitoring/access-log.ts'

it.each([
  ['site', '/projecten/aanpak-leegstand/', 200, '/projecten/aanpak-leegstand/'],
  ['site', '/jan@example.nl', 404, undefined],
  ['studio', '/v2025-02-19/data/query/production', 200, '/v2025-02-19/data/query'],
  ['studio', '/v2021-06-07/users/p-jan', 200, '/v2021-06-07/users'],
  ['studio', '/v1/data/doc/production/messages.1234', 200, '/v1/data/doc'],
  ['studio', '/structure/contact;contact-jan-de-vries', 200, undefined],
  ['studio', '/images/local/production/abc-1x1.png', 200, '/images'],
  ['studio', '/healthz', 200, '/healthz'],
  ['studio', '/healthzjan', 200, undefined],
])('on the %s’s server, %s (%i) is logged as %s', (server, path, status, logged) => {
  expect(loggedPath(server, { path, status })).toBe(logged)
})

it('never logs an id or a name of the Studio’s addresses', () => {
  const secret = 'jan.de-vries@example'
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('v1', 'data', 'doc', 'users', 'images', secret, ''), { maxLength: 6 }),
      (parts) => {
        const path = `/${parts.join('/')}`
        expect(loggedPath('studio', { path, status: 200 }) ?? '').not.toContain(secret)
      },
    ),
  )
})
