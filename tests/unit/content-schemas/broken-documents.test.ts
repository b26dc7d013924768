import { formatPath, formatProblem, parseDocument } from '@programme/content-schemas'
import { seedDocuments } from '@programme/content-schemas/seed'
import { expect, it } from 'vitest'
import { brokenDocuments } from '../../support/broken-documents.ts'

it.each(brokenDocuments.map((entry) => [entry.rule, entry] as const))(
  'refuses %s, at its field',
  (_rule, entry) => {
    const parsed = parseDocument(entry.document)
    expect(parsed.ok ? [] : parsed.problems.map(({ path }) => formatPath(path))).toContain(entry.path)
  },
)

it('says in Dutch what is wrong and what to do, in whole sentences', () => {
  const messages = brokenDocuments.flatMap(({ document }) => {
    const parsed = parseDocument(document)
    return parsed.ok ? [] : parsed.problems.map(formatProblem)
  })
  expect(messages.length).toBeGreaterThanOrEqual(brokenDocuments.length)
  for (const message of messages) {
    expect(message).toMatch(/[.!?]$/)
    expect(message).not.toMatch(/\b(?:invalid|expected|required|must|undefined|should)\b/i)
  }
})

it('refuses an id that the store would not take, and one that names a person', () => {
  const [contact] = seedDocuments.filter(({ _type }) => _type === 'contact')
  for (const _id of ['a..b', '-a', 'a.-b', 'a/b', 'é', 'x'.repeat(129), 'contact-gielen', 'véronique']) {
    expect(parseDocument({ ...contact, _id }), _id).toMatchObject({ ok: false })
  }
})
