/** Documents that keep every rule, to have one field of them changed. */
import type { Contact, Documents } from '@programme/content-schemas'

export const madeEvent: Documents['event'] = {
  _id: 'event-avond',
  _type: 'event',
  title: 'Inloopavond',
  slug: { _type: 'slug', current: 'inloopavond' },
  summary: 'Een avond.',
  start: '2026-12-03T18:30:00Z',
  end: '2026-12-03T20:30:00Z',
  place: 'Stadhuis',
}

export const madeArticle: Documents['newsArticle'] = {
  _id: 'nieuws-markt',
  _type: 'newsArticle',
  title: 'Markt open',
  slug: { _type: 'slug', current: 'markt-open' },
  date: '2026-11-20',
  topic: 'Markt',
  summary: 'De markt is open.',
  body: [{ _type: 'block', _key: 'a', children: [{ _type: 'span', _key: 'a', text: 'Kom langs.' }] }],
}

export const madeContact: Contact = {
  _id: 'contact-1',
  _type: 'contact',
  name: 'Noor de Vries',
  slug: { _type: 'slug', current: 'noor-de-vries' },
  role: 'Coördinator',
  organisation: 'Gemeente Voorbeeldstad',
  mobile: '+31612345678',
  email: 'noor@example.test',
  consent: { given: true, covers: ['mobile', 'email'] },
}
