/** Files of editors never run on the public origin: what is not known to be harmless is saved, in a sandbox, without a type. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { headersFile } from '../../../site/publisher/hosts/netlify.ts'
import { fileHeaders, securityHeaders } from '../../../site/publisher/serve/headers.ts'
import { startPublicSite, type PublicSite } from '../../support/public-site.ts'

const SCRIPT = '<script>document.title="ran"</script>'
const ACTIVE = [
  'html',
  'svg',
  'xhtml',
  'js',
  'mjs',
  'xml',
  'mht',
  'mhtml',
  'swf',
  'htm',
  'xsl',
  'wasm',
  'css',
  'hta',
  'shtml',
  'constructor',
  'bin',
]
const OFFICE = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  kml: 'application/vnd.google-earth.kml+xml',
}

let site: PublicSite
const addresses = new Map<string, string>()
beforeAll(async () => {
  site = await startPublicSite()
  for (const ending of [...ACTIVE, ...Object.keys(OFFICE), 'pdf', 'png']) {
    const content = Buffer.from(`${SCRIPT}${ending}`)
    const { _id } = await site.client.assets.upload('file', content, { filename: `a.${ending}` })
    await site.client.createOrReplace({
      _id: `download-${ending.toLowerCase()}`,
      _type: 'download',
      title: `Bestand ${ending}`,
      kind: 'rapport',
      file: { _type: 'file', asset: { _type: 'reference', _ref: _id } },
    })
    addresses.set(ending, `/bestanden/${_id.replace(/^file-/, '').replace('-', '.')}`)
  }
  await site.publisher.publish('change')
  await site.publisher.idle()
}, 120_000)
afterAll(() => site.stop())

const get = (ending: string): Promise<Response> => fetch(site.origin + (addresses.get(ending) ?? ''))

describe('on our own server', () => {
  it.each(ACTIVE)('.%s is saved, runs nothing and is of no type', async (ending) => {
    const { status, headers } = await get(ending)
    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toBe('attachment')
    expect(headers.get('content-security-policy')).toMatch(/^sandbox;/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-type')).toBe('application/octet-stream')
  })

  it.each(Object.entries(OFFICE))('.%s is saved as %s', async (ending, type) => {
    const { status, headers } = await get(ending)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe(type)
    expect(headers.get('content-disposition')).toBe('attachment')
    expect(headers.get('content-security-policy')).toMatch(/^sandbox;/)
  })

  it.each([
    ['pdf', 'application/pdf'],
    ['png', 'image/png'],
  ])('.%s is shown', async (ending, type) => {
    const { headers } = await get(ending)
    expect(headers.get('content-type')).toBe(type)
    expect(headers.get('content-disposition')).toBeNull()
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })
})

it('nothing else of the site is saved', () => {
  for (const path of ['/', '/zoeken.js', '/favicon.svg', '/media/a.svg', '/over/bestanden/a.html'])
    expect(fileHeaders(path, securityHeaders())['Content-Disposition']).toBeUndefined()
})

it('hosts that read _headers save every file', () => {
  const [, block] =
    /^\/bestanden\/\*\n((?: {2}.*\n)*?) {2}Content-Security-Policy: sandbox(?:.*\n)*?/m.exec(
      headersFile(securityHeaders()),
    ) ?? []
  expect(block).toBeDefined()
  expect(headersFile(securityHeaders())).toContain('  Content-Disposition: attachment\n')
  expect(headersFile(securityHeaders())).toContain(`/bestanden/*.docx\n  Content-Type: ${OFFICE.docx}\n`)
})
