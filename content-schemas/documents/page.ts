/** A page of its own, such as over, doe mee or privacy. */
import { image } from '../blocks/image.ts'
import { richText } from '../blocks/portable-text.ts'
import { references } from '../blocks/reference.ts'
import { seo } from '../blocks/seo.ts'
import { slug } from '../blocks/slug.ts'
import { line, lines } from '../blocks/text.ts'
import { translation } from '../blocks/translation.ts'
import { document } from './document.ts'

export const page = document(
  'page',
  {
    title: line('Titel', 'De naam van de pagina.', 80),
    slug: slug('title'),
    summary: lines('Samenvatting', 'Waar gaat de pagina over?', { max: 280 }),
    image: image.optional(),
    body: richText('Tekst', 'De tekst van de pagina.'),
    contacts: references(['contact'], 'Contact', 'Wie kunnen bezoekers hierover bereiken?'),
    ...translation('page'),
    seo: seo.optional(),
  },
  {
    title: 'Pagina',
    plural: 'Pagina’s',
    help: [
      'Een vaste pagina, zoals Over ons of Doe mee. Wilt u haar in het menu? Dat kiest u bij Instellingen.',
    ],
    icon: 'Document',
    desk: 'pages',
    page: { folder: '/' },
    preview: { title: 'title', subtitle: 'summary', media: 'image' },
  },
)
