/** Redirects that could never be followed are refused with a reason; two that some web server would confuse are one too many. */
import { checkCollection, parseDocument, redirectChanges } from '@programme/content-schemas'
import { fc } from '../../support/fast-check.ts'
import { describe, expect, it } from 'vitest'

const redirect = (from: string, to = '/over/', _id = `r-${from.replaceAll(/[^a-z0-9]+/g, '-')}`) => ({
  ...{ _id, _type: 'redirect' as const },
  ...{ from, to },
})

describe('an old address', () => {
  it.each(['/index.php?id=1', '/oud/?', '/oud/#deel', '/?p=3'])(
    'that asks for more than a path is refused: %s',
    (from) => {
      const parsed = parseDocument(redirect(from))
      expect(parsed.ok ? '' : JSON.stringify(parsed.problems)).toContain('Laat weg wat daar staat')
    },
  )

  it.each(['/100%/', '/a%zz/', '/%E9/'])('that no browser can send is refused: %s', (from) => {
    const parsed = parseDocument(redirect(from))
    expect(parsed.ok ? '' : JSON.stringify(parsed.problems)).toContain('procentteken')
  })

  it.each(['/caf%C3%A9/', '/café/', '/Oud.HTML', '/index.php', '/旧/', `/${'a'.repeat(80)}/`])(
    'that can be followed is taken: %s',
    (from) => expect(parseDocument(redirect(from)).ok).toBe(true),
  )

  it.each([
    ['/Oud/', '/oud/'],
    ['/caf%C3%A9/', '/café'],
    ['/CAF%c3%89/', '/café/'],
    ['/caf\u0065\u0301/', '/café/'],
  ])('%s is the same one as %s', (one, other) => {
    const [problem] = checkCollection([redirect(one), redirect(other)])
    expect(problem?.message).toContain('heeft al een doorverwijzing')
  })

  it('may not lead to itself in other letters, which would go round for ever on some servers', () => {
    expect(checkCollection([redirect('/Over/', '/over/')])[0]?.message).toContain('naar zichzelf')
  })
})

describe('the id of a redirect', () => {
  const idOf = (from: string): string => redirectChanges([], [{ from, to: '/nergens/' }]).put[0]?._id ?? ''
  it('is another one for another address, whatever dashes and slashes it has', () => {
    const address = fc
      .array(fc.stringMatching(/^[a-z0-9]{1,30}(-[a-z0-9]{1,30}){0,3}$/), { minLength: 1, maxLength: 4 })
      .map((parts) => `/${parts.join('/')}/`)
    fc.assert(
      fc.property(address, address, (one, other) => {
        expect(idOf(one) === idOf(other)).toBe(one === other)
        expect(idOf(one)).toMatch(/^[a-z0-9-]{1,128}$/)
      }),
    )
    expect(idOf('/nieuws-archief/')).not.toBe(idOf('/nieuws/archief/'))
    const [a, b] = ['a', 'b'].map((end) => idOf(`/nieuws/${'x'.repeat(120)}${end}/`))
    expect(a).not.toBe(b)
  })
})
