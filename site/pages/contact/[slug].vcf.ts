/** A contact as a vCard 4.0 (RFC 6350), for the address book of a telephone. */
import type { APIRoute } from 'astro'
import ICAL from 'ical.js'
import { currentGraph } from '../../content/current.ts'
import { pathsOf } from '../../content/routes.ts'

export async function getStaticPaths() {
  return pathsOf(await currentGraph(), 'contact/[slug].vcf.ts')
}

export const GET: APIRoute = ({ params, locals }) => {
  const contact = locals.content.bySlug('contact', params['slug'] ?? '')
  if (!contact) return new Response('Niet gevonden', { status: 404 })
  const { name, role, organisation, mobile, phone, email, slug } = contact
  const [first = '', ...rest] = name.split(' ')
  const properties = [
    ['version', {}, 'text', '4.0'],
    ['fn', {}, 'text', name],
    ['n', {}, 'text', [rest.join(' '), first, '', '', '']],
    ['org', {}, 'text', organisation],
    ['title', {}, 'text', role],
    ...(mobile ? [['tel', { type: 'cell', value: 'uri' }, 'uri', `tel:${mobile}`]] : []),
    ...(phone ? [['tel', { type: 'work', value: 'uri' }, 'uri', `tel:${phone}`]] : []),
    ...(email ? [['email', { type: 'work' }, 'text', email]] : []),
    ['url', {}, 'uri', `${locals.siteUrl}/contact/${slug.current}/`],
  ]
  const card = ICAL.stringify(['vcard', properties, []])
  return new Response(`${card}\r\n`, { headers: { 'Content-Type': 'text/vcard; charset=utf-8' } })
}
