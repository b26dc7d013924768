import { glob, readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { readConfiguration } from '../../shared/configuration.ts'

it('needs nothing, and says where the site is', () => {
  expect(readConfiguration({})).toMatchObject({
    sitePort: 4321,
    studioPort: 3333,
    siteUrl: 'http://localhost:4321',
    hosted: undefined,
  })
})

it('names every wrong variable', () => {
  expect(() => readConfiguration({ SITE_PORT: 'x', SITE_URL: 'ftp://x' })).toThrow(/SITE_PORT[\s\S]*SITE_URL/)
  expect(() => readConfiguration({ SANITY_PROJECT_ID: 'abc' })).toThrow(/all three or none/)
})

it.each(['SITE_URL', 'STUDIO_URL'])('takes nothing but an origin for %s', (name) => {
  for (const extra of ['/map', '/map/', '//', '/?a=1', '?', '?a', '#', '#deel', '/%20'])
    expect(() => readConfiguration({ [name]: `https://www.example.nl${extra}` }), extra).toThrow(
      new RegExp(`${name}: must be an origin such as https://www.example.nl, without a `),
    )
  expect(() => readConfiguration({ [name]: 'https://jan:geheim@www.example.nl' })).toThrow(
    'a user or password',
  )
  expect(() => readConfiguration({ [name]: 'https://jan@www.example.nl/x?y#z' })).toThrow(
    'without a user or password, a path (/x), a query, a fragment',
  )
  expect(() => readConfiguration({ [name]: 'javascript:alert(1)' })).toThrow('must be an http(s) address')
  const field = name === 'SITE_URL' ? 'siteUrl' : 'studioUrl'
  for (const given of ['https://www.example.nl', 'https://www.example.nl/', 'HTTPS://WWW.Example.nl:443'])
    expect(readConfiguration({ [name]: given })[field]).toBe('https://www.example.nl')
  expect(readConfiguration({ [name]: 'http://[::1]:4000/' })[field]).toBe('http://[::1]:4000')
})

it('reads where releases are sent on to, with the keys that this takes', () => {
  const keys = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' }
  const DEPLOY_TO = 'folder:/srv/site, rsync:www@host:/srv/site, s3:https://s3.example/site'
  expect(readConfiguration({ DEPLOY_TO, ...keys }).destinations).toEqual([
    { kind: 'folder', place: '/srv/site' },
    { kind: 'rsync', place: 'www@host:/srv/site' },
    {
      kind: 's3',
      place: 'https://s3.example/site',
      accessKeyId: 'id',
      secretAccessKey: 'secret',
      region: 'auto',
    },
  ])
  expect(() => readConfiguration({ DEPLOY_TO })).toThrow(/AWS_ACCESS_KEY_ID/)
  expect(() => readConfiguration({ DEPLOY_TO: 'ftp:somewhere' })).toThrow(/DEPLOY_TO/)
})

it.each(['localhost', '127.0.0.1', '::1', '[::1]'])('listens on %s in any case', (STUDIO_HOST) => {
  expect(readConfiguration({ STUDIO_HOST })).toMatchObject({ studioHost: undefined, signIn: false })
})

it('listens on any other address that it is given, and asks whom it does not know to sign in', () => {
  expect(readConfiguration({ STUDIO_HOST: '127.0.0.2' })).toMatchObject({
    studioHost: '127.0.0.2',
    signIn: false,
  })
  const STUDIO_URL = 'https://studio.example'
  expect(readConfiguration({ STUDIO_HOST: '192.0.2.7', STUDIO_URL })).toMatchObject({
    studioHost: '192.0.2.7',
    signIn: true,
  })
  expect(() => readConfiguration({ STUDIO_HOST: 'studio.localhost' })).toThrow(/STUDIO_HOST.*STUDIO_URL/)
})

it('knows every variable that the README and the recipes name', async () => {
  const readers = ['shared/configuration.ts', 'studio/configuration.ts'].map((file) => readFile(file, 'utf8'))
  const known = (await Promise.all(readers)).join('')
  for await (const file of glob(['README.md', 'docs/deploy/*'])) {
    const named = new Set((await readFile(file, 'utf8')).match(/\b[A-Z]{2,}(?:_[A-Z]+)+\b/g))
    expect([...named].filter((name) => !known.includes(name)).map((name) => `${file}: ${name}`)).toEqual([])
  }
})
