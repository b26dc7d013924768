/** An old address and where it leads now. */
import { isDecodable, sitePath } from '../blocks/href.ts'
import { fieldRegistry } from '../studio-registry.ts'
import { document } from './document.ts'

export const redirect = document(
  'redirect',
  {
    from: sitePath
      .refine((path) => !/[?#]/.test(path), {
        error:
          'Een oud adres kan geen ? of # hebben: daarmee komt nooit iemand binnen. Laat weg wat daar staat.',
      })
      .refine(isDecodable, {
        error:
          'Achter het procentteken staat geen geldige code. Schrijf het adres zoals het in de adresbalk stond.',
      })
      .meta({ title: 'Van', description: 'Het oude adres, zoals /projecten/oude-naam/.' })
      .register(fieldRegistry, { link: false }),
    to: sitePath.meta({ title: 'Naar', description: 'Het adres waar bezoekers nu heen gaan.' }),
  },
  {
    title: 'Doorverwijzing',
    plural: 'Doorverwijzingen',
    help: [
      'Van een oud adres naar een nieuw. Verandert u het adres van een pagina, dan maakt de Studio dit vanzelf.',
    ],
    icon: 'Link',
    desk: 'pages',
    preview: { title: 'from', subtitle: 'to' },
  },
)
