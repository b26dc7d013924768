import { describe, expect, it } from 'vitest'
import { documentState } from '../../../../studio/desk/status/document-state.ts'
import { parsePublishStatus } from '../../../../studio/desk/status/publish-status.ts'

const now = new Date('2026-11-24T14:10:00')
const published = new Date('2026-11-24T14:02:00').toISOString()
const before = new Date('2026-11-24T14:00:00').toISOString()
const after = new Date('2026-11-24T14:02:01').toISOString()

function status(answer: Record<string, unknown>) {
  return parsePublishStatus({ state: 'live', startedAt: after, release: { publishedAt: after }, ...answer })
}
function state(answer: Record<string, unknown>, document = {}) {
  return documentState({ id: 'a', publishedAt: published, hasDraft: false, ...document }, status(answer), now)
}

describe('what an editor reads above a document', () => {
  it('is since when it is live', () => {
    expect(state({})).toEqual({ kind: 'live', text: 'Live sinds 14:02.' })
  })
  it('is that changes wait for Publish', () => {
    expect(state({}, { hasDraft: true }).text).toContain('kies onderaan Publiceren')
  })
  it('is that the site is being made, until a publish that began after it is done', () => {
    expect(state({ startedAt: before, release: { publishedAt: before } }).kind).toBe('busy')
    expect(state({ state: 'busy', release: { publishedAt: before } }).kind).toBe('busy')
    expect(state({}, { publishedAt: 'later' }).kind).toBe('busy')
  })
  it('is why it is not live and what to do, where its document breaks a rule or the site could not be made', () => {
    const broken = state({ problems: [{ documentId: 'a', message: 'Titel: dit veld is leeg.' }] })
    expect(broken).toMatchObject({ kind: 'failed', text: 'Niet live' })
    expect(broken.reason).toMatch(/Titel: dit veld is leeg\..*publiceer opnieuw/)
    const failed = state({
      state: 'failed',
      reason: 'De opslag antwoordt niet.',
      release: { publishedAt: before },
    })
    expect(failed.reason).toMatch(/De opslag antwoordt niet\..*beheerder/)
  })
  it('stays that it is live while a publish of something else fails', () => {
    expect(state({ state: 'failed', reason: 'x' }).kind).toBe('live')
  })
  it('is that it is not on the site, where it never was published', () => {
    expect(documentState({ id: 'a', publishedAt: undefined, hasDraft: true }, undefined, now).kind).toBe(
      'new',
    )
  })
})
