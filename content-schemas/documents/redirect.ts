/** An old address and where it leads now. */
import { sitePath } from '../blocks/href.ts'
import { document } from './document.ts'

export const redirect = document(
  'redirect',
  {
    from: sitePath.meta({ title: 'Van', description: 'Het oude adres, zoals /projecten/oude-naam/.' }),
    to: sitePath.meta({ title: 'Naar', description: 'Het adres waar bezoekers nu heen gaan.' }),
  },
  {
    title: 'Doorverwijzing',
    plural: 'Doorverwijzingen',
    icon: 'Link',
    preview: { title: 'from', subtitle: 'to' },
  },
)
