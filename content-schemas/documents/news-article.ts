/** A news article. */
import { day } from '../blocks/dates.ts'
import { image } from '../blocks/image.ts'
import { richText } from '../blocks/portable-text.ts'
import { references } from '../blocks/reference.ts'
import { slug } from '../blocks/slug.ts'
import { line, lines } from '../blocks/text.ts'
import { translation } from '../blocks/translation.ts'
import { document } from './document.ts'

export const newsArticle = document(
  'newsArticle',
  {
    title: line('Titel', 'De kop van het bericht.', 100),
    slug: slug('title'),
    date: day('Datum', 'De dag van het bericht.'),
    topic: line('Onderwerp', 'Het onderwerp in een of twee woorden.', 40),
    summary: lines('Samenvatting', 'Het nieuws in één of twee zinnen.', { max: 280 }),
    image: image.optional(),
    body: richText('Tekst', 'Het bericht.'),
    projects: references(['projectPage'], 'Projecten', 'Waar gaat het over?'),
    contacts: references(['contact'], 'Contact', 'Wie weet er meer van?'),
    ...translation('newsArticle'),
  },
  {
    title: 'Nieuwsbericht',
    plural: 'Nieuws',
    help: [
      'Nieuws heeft een kop, een datum en een samenvatting. De samenvatting staat ook in de lijst en in de nieuwsfeed.',
      'Een vast stuk informatie past beter op een pagina: nieuws zakt vanzelf weg.',
    ],
    icon: 'DocumentText',
    desk: 'news',
    page: { folder: '/nieuws/' },
    preview: { title: 'title', subtitle: 'date', media: 'image' },
    orderings: [{ title: 'Datum, nieuwste eerst', field: 'date', direction: 'desc' }],
  },
)
