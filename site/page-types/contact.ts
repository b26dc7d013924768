/** Contacts on the site, as far as their consent goes. */
import { pathOf } from '../content/places.ts'
import { aboutPage } from '../metadata/json-ld-parts.ts'
import { join } from '../search/index/plain-text.ts'
import type { PageType } from './page-type.ts'

export const contact: PageType<'contact'> = {
  kind: 'Contact',
  search: ({ role, organisation, subjects = [], availability, mobile, phone, email }) => ({
    summary: `${role}, ${organisation}`,
    text: join(subjects.join(', '), availability),
    numbers: [mobile, phone].filter((number) => number !== undefined),
    mail: [email].filter((address) => address !== undefined),
  }),
  jsonLd(person, page) {
    const { name, role, organisation, mobile, phone, email } = person
    const telephone = mobile ?? phone
    return {
      ...aboutPage(page),
      '@type': 'ProfilePage',
      inLanguage: 'nl',
      mainEntity: {
        '@type': 'Person',
        name,
        jobTitle: role,
        url: page.siteUrl + pathOf(person),
        worksFor: { '@type': 'Organization', name: organisation },
        ...(telephone === undefined ? {} : { telephone }),
        ...(email === undefined ? {} : { email }),
      },
    }
  },
  files: () => ['.vcf', '.v4.vcf'],
}
