import type { Problem } from '@programme/content-schemas'
import { describe, expect, it } from 'vitest'
import { liveFile } from '../../../../site/publisher/hosts/live-file.ts'
import { documentState } from '../../../../studio/desk/status/document-state.ts'
import { parseLiveFile, parsePublishStatus } from '../../../../studio/desk/status/publish-status.ts'

const now = new Date('2026-11-24T14:10:00+01:00')
const published = new Date('2026-11-24T14:02:00+01:00').toISOString()
const before = new Date('2026-11-24T14:00:00+01:00').toISOString()
const after = new Date('2026-11-24T14:02:01+01:00').toISOString()

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
  it('is when a planned version comes', () => {
    const plannedFor = new Date('2026-11-27T09:30:00+01:00').toISOString()
    expect(state({}, { plannedFor }).text).toBe('Live sinds 14:02. Gepland: vrijdag 27 november om 09:30.')
    expect(state({}, { plannedFor, publishedAt: undefined })).toEqual({
      kind: 'planned',
      text: 'Staat nog niet op de site. Gepland: vrijdag 27 november om 09:30.',
    })
  })
  it('is that it is not on the site, where it never was published', () => {
    expect(documentState({ id: 'a', publishedAt: undefined, hasDraft: true }, undefined, now).kind).toBe(
      'new',
    )
  })
})

describe('what she reads where the site is built elsewhere, from the file that the site carries', () => {
  const seen = (builtAt: string, revision: string, problems: readonly Problem[] = []) => {
    const document = { _id: 'a', _type: 'redirect' as const, _rev: revision, from: '/a/', to: '/b/' }
    const file: unknown = JSON.parse(new TextDecoder().decode(liveFile(builtAt, [document], problems)))
    return (at: Date) =>
      documentState(
        { id: 'a', publishedAt: published, hasDraft: false, revision: 'r2' },
        parseLiveFile(file),
        at,
      )
  }

  it('is since when this version is live', () => {
    expect(seen(after, 'r2')(now)).toEqual({ kind: 'live', text: 'Live sinds 14:02.' })
  })
  it('is that it is being made, and after half an hour that something is wrong', () => {
    expect(seen(before, 'r1')(now).kind).toBe('busy')
    const late = seen(before, 'r1')(new Date('2026-11-24T15:00:00+01:00'))
    expect(late).toMatchObject({ kind: 'failed', text: 'Niet live' })
    expect(late.reason).toContain('Geef dit door aan de beheerder')
  })
  it('is why it was left out', () => {
    const problem = {
      documentId: 'a',
      documentType: 'Doorverwijzing',
      documentTitle: '/a/',
      path: ['to'],
      field: 'Naar',
      message: 'Dit adres verwijst naar zichzelf.',
    }
    expect(seen(after, 'r1', [problem])(now).reason).toContain('verwijst naar zichzelf')
  })
  it('is nothing where there is no such file', () => {
    expect(parseLiveFile({ message: 'Not found' })).toBeUndefined()
  })
})
