/** The settings of the site. */
import type { Documents } from '../document-schemas.ts'
import { glossary, synonyms } from './words.ts'
import { ref } from './write.ts'

export const settings: Documents['siteSettings'] = {
  _id: 'site-settings',
  _type: 'siteSettings',
  name: 'Levendige binnenstad',
  city: 'Vlaardingen',
  vision: 'Levendige binnenstad Vlaardingen',
  intro:
    'Gemeente, ondernemers en vastgoedeigenaren werken samen aan een levendige binnenstad van Vlaardingen. Dat is niet vrijblijvend: wie meedoet, zet zich echt in. Hier leest u wat er gebeurt, wat er bereikt is en wie u kunt bellen.',
  navigation: [
    { _key: 'n1', label: 'Projecten', path: '/projecten/' },
    { _key: 'n2', label: 'Werkgroepen', path: '/werkgroepen/' },
    { _key: 'n3', label: 'Resultaten', path: '/resultaten/' },
    { _key: 'n4', label: 'Agenda', path: '/agenda/bijeenkomsten/' },
    { _key: 'n5', label: 'Over', path: '/over/' },
    { _key: 'n6', label: 'Contact', path: '/contact/' },
  ],
  coordinators: [
    {
      _key: 'c1',
      subject: 'Projecten en meedoen',
      contact: ref('contact-projectcoordinator'),
      sections: ['projecten', 'resultaten', 'agenda', 'partijen', 'overig'],
      deputy: ref('contact-operationeel-manager'),
    },
    {
      _key: 'c2',
      subject: 'Werkgroepen en organisatie',
      contact: ref('contact-operationeel-manager'),
      deputy: ref('contact-projectcoordinator'),
      sections: ['werkgroepen', 'nieuws'],
    },
  ],
  synonyms,
  glossary,
  contactForm: {
    notice:
      'Wij gebruiken uw gegevens alleen om uw bericht te beantwoorden. Alleen de coördinatoren lezen het. Na 90 dagen wissen wij het. In reservekopieën blijft het daarna nog hoogstens 14 dagen staan. Wilt u dat wij het eerder wissen? Vraag het ons.',
    noticeVersion: '2026-11-24.2',
    retentionDays: 90,
  },
  footer: 'Een programma van gemeente, ondernemers en vastgoed in Vlaardingen, met Ik Onderneem!',
  privacyContact: ref('contact-operationeel-manager'),
}
