/** Redirects in the files for other servers: whatever editors write, each file reads back as the same list. */
import { expect, it } from 'vitest'
import { caddyfile } from '../../site/publisher/hosts/caddy.ts'
import { redirectsFile } from '../../site/publisher/hosts/netlify.ts'
import { nginxConfiguration } from '../../site/publisher/hosts/nginx.ts'
import { redirectsOf, type Redirects } from '../../site/publisher/hosts/redirects.ts'
import { anyText } from '../support/any-text.ts'
import { fc } from '../support/fast-check.ts'

const address = anyText.map((text) => `/${text}`)
const written = fc.array(fc.record({ from: address, to: address }), { minLength: 1, maxLength: 6 })

function listOf(pairs: readonly { from: string; to: string }[]): Redirects {
  return redirectsOf({
    redirects: () => pairs.map((pair) => ({ _id: 'r', _type: 'redirect', ...pair })),
  })
}

/** Texts between quotes of a line, as nginx and Caddy read them. @param keeps whether a backslash stays before what is no quote */
function quotedIn(text: string, keeps: boolean): string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\[^])*)"/g)].map(([, inner = '']) =>
    inner.replace(/\\([^])/g, (both, one: string) => (keeps && one !== '"' ? both : one)),
  )
}

/** Of the file for Netlify, without the folders' names in capitals, which each site has. */
function linesOf(list: Redirects): string[] {
  const own = new Set(redirectsFile([]).split('\n'))
  return redirectsFile(list)
    .split('\n')
    .filter((line) => !own.has(line))
}

/** Of nginx's map, without those. */
function rowsOf(list: Redirects): string[] {
  const rows = (redirects: Redirects): string[] => {
    const [, map = ''] = nginxConfiguration('h.example', redirects, {}).split('$binnenstad_redirect {\n')
    return (map.split('\n}\n')[0] ?? '').split('\n').slice(1).filter(Boolean)
  }
  const own = new Set(rows([]))
  return rows(list).filter((row) => !own.has(row))
}

it('every file holds each address once, and nothing beside it', () => {
  fc.assert(
    fc.property(written, (pairs) => {
      const list = listOf(pairs)
      const sources = list.map(([from]) => from)
      expect(new Set(sources.map((from) => from.toLowerCase())).size).toBe(sources.length)

      const lines = linesOf(list)
      expect(lines.map((line) => line.split(' ').length)).toEqual(sources.map(() => 3))
      expect(lines.map((line) => decodeURIComponent(line.split(' ')[0] ?? ''))).toEqual(sources)

      const caddy = caddyfile('h.example', list, {}).split('\n')
      const redirs = caddy.filter((line) => line.startsWith('\tredir "'))
      const paths = redirs.map((line) => quotedIn(line, true)[0] ?? '')
      expect(paths.map((path) => decodeURIComponent(path))).toEqual(sources)
      expect(redirs.map((line) => quotedIn(line, true).length)).toEqual(sources.map(() => 2))
      expect(paths.join('')).not.toMatch(/[{}*]/)

      const rows = rowsOf(list)
      expect(rows.map((row) => quotedIn(row, false).length)).toEqual(sources.map(() => 2))
      for (const [index, row] of rows.entries()) {
        const [key = ''] = quotedIn(row, false)
        const source = sources[index] ?? ''
        if (key.startsWith('~*')) expect(new RegExp(key.slice(2), 'i').test(source)).toBe(true)
        else expect(key).toBe(source)
      }
    }),
    { numRuns: 300 },
  )
})

it.each([
  ['a lone surrogate', '/a\ud800/'],
  ['a line break', '/a%0Ab/'],
  ['NUL', '/%00/'],
])('a source with %s is left out by itself', (_what, from) => {
  const list = listOf([
    { from, to: '/over/' },
    { from: '/oud/', to: '/over/' },
  ])
  expect(list).toEqual([
    ['/oud/', '/over/'],
    ['/oud', '/over/'],
  ])
})

it('one address in capitals and small letters, with and without its slash, is there once', () => {
  const pairs = ['/Oud/', '/oud', '/OUD/'].map((from) => ({ from, to: '/over/' }))
  expect(listOf(pairs).map(([from]) => from)).toEqual(['/Oud/', '/Oud'])
})

it('a question mark or number sign in a source begins neither query nor comment', () => {
  expect(linesOf([['/a?b#c', '/over/?x=1#y']])).toEqual(['/a%3Fb%23c /over/?x=1#y 301'])
})

it('a source that no address can hold does not stop the others of a release', () => {
  expect(
    linesOf([
      ['/a\ud800', '/over/'],
      ['/b', '/over/'],
    ]),
  ).toEqual(['/a%EF%BF%BD /over/ 301', '/b /over/ 301'])
})
