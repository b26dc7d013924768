/** The pages of their own, the accessibility statement, news and redirects. */
import type { Documents } from '../document-schemas.ts'
import { seedAssets } from './assets.ts'
import { picture, ref, refs, rich, slug } from './write.ts'

export const pages: Documents['page'][] = [
  {
    _id: 'page-over',
    _type: 'page',
    title: 'Over het programma',
    slug: slug('over'),
    summary:
      'Drie partijen, één binnenstad: zo werkt de gouden driehoek van gemeente, ondernemers en vastgoed.',
    image: picture(
      'kade',
      'Tekening: een schip ligt met drie touwen vast aan de kade, voor een rij bakstenen gevels.',
    ),
    body: rich(
      '## De gouden driehoek',
      'De binnenstad leeft als overheid, vastgoed en ondernemers samen werken aan dezelfde ambities en daar samen in investeren. Die drie heten de gouden driehoek. Elke partij heeft een eigen doel.',
      '- **Gemeente:** een centrum waar het goed wonen en werken is.',
      '- **Ondernemers:** een centrum waar het goed ondernemen is.',
      '- **Vastgoed:** rendement op vastgoed. Rendement is wat een pand de eigenaar oplevert.',
      '## De visie',
      'De visie heet Levendige binnenstad, met 2020 als horizon. De gemeente begon met Ik Onderneem! met drie vragen. Wat is er al? Wat is de gewenste situatie? En wat is ervoor nodig om daar te komen?',
      '## De keuze',
      'Burgemeester en wethouders spraken zich uit voor een „coalition of the willing”: een coalitie van wie wil. De gemeente werkt samen met de ondernemers en eigenaren die actief zijn. De andere weg heet representativiteit: dan moet eerst iedereen vertegenwoordigd zijn. Die weg koos het college niet.',
      'Voor de gemeente is dit een radicaal andere manier van werken. De stap zetten vraagt lef en een vaste koers.',
      'Tegelijk zet een groep ondernemers Vlaardingen op de kaart. Zij vormen werkgroepen.',
      '## Ik Onderneem!',
      'Ik Onderneem! werkt in meer Nederlandse steden aan professionele winkelgebieden. De organisatie gebruikt een model waarin ondernemers, vastgoed en gemeente samenwerken. Dat is niet vrijblijvend: wie meedoet, zet zich echt in.',
    ),
  },
  {
    _id: 'page-doe-mee',
    _type: 'page',
    title: 'Doe mee',
    slug: slug('doe-mee'),
    summary:
      'De gemeente werkt samen met wie wil. Onderneemt u in de binnenstad of hebt u er een pand? Dan bent u welkom.',
    image: picture('haringen', 'Tekening: een school haringen zwemt één kant op; één haring is van goud.'),
    body: rich(
      'U hoeft niet te wachten tot iemand u vraagt. Het college koos voor een coalitie van wie wil: de gemeente werkt samen met wie actief is.',
      '## Zo begint u',
      '1. Kies een onderwerp dat bij u past.',
      '1. Bel of mail een coördinator.',
      '1. Hoor hoe het ervoor staat, en beslis daarna of u meedoet.',
      '## Bent u eigenaar van een pand?',
      'Een vereniging van vastgoedeigenaren is in opbouw. Bel de projectcoördinator: zij vertelt u hoe het ervoor staat.',
    ),
    contacts: refs('contact-projectcoordinator', 'contact-operationeel-manager'),
  },
  {
    _id: 'page-privacy',
    _type: 'page',
    title: 'Privacy',
    slug: slug('privacy'),
    summary:
      'Deze site volgt u niet. Stuurt u ons een bericht, dan bewaren we dat alleen om u te antwoorden, en niet langer dan nodig.',
    body: rich(
      '## Als u de site bezoekt',
      'De site plaatst geen cookies, telt geen bezoekers en haalt niets op bij andere bedrijven.',
      '## Als u ons een bericht stuurt',
      'Met het [contactformulier](/contact/bericht/) stuurt u een bericht aan een coördinator. We bewaren alleen wat u zelf invult:',
      '- wie u bent en hoe u heet, zodat we weten met wie we praten;',
      '- uw e-mailadres of telefoonnummer, zodat we u kunnen antwoorden;',
      '- uw onderwerp, uw bericht en de werkgroep waar u bij wilt.',
      'Daarbij noteren we wanneer u het bericht stuurde, welke uitleg u zag en hoe we het behandelden. Uw internetadres bewaren we niet. Om misbruik te stoppen onthoudt de server er een versleutelde vorm van, hoogstens een dag.',
      'Alleen de coördinatoren van het programma lezen uw bericht. Het komt niet op de site. Uw naam staat alleen bij een werkgroep als u dat zelf hebt aangekruist.',
      '**Na 90 dagen wissen we uw bericht vanzelf,** met alles wat erbij hoort. In reservekopieën blijft het daarna nog hoogstens 14 dagen staan. De mail in het postvak van de coördinator wist die zelf.',
      '## Uw gegevens inzien of laten wissen',
      'Vraag het aan een coördinator. Wij sturen u alles wat we van u hebben, of wissen het meteen.',
      '## Gegevens van mensen',
      'Namen, telefoonnummers en e-mailadressen staan hier alleen met toestemming van de persoon zelf. Trekt iemand die toestemming in, dan halen we de gegevens weg.',
      '## Vragen',
      'Hebt u een vraag over uw gegevens? Neem dan [contact op met een coördinator](/contact/).',
    ),
    contacts: refs('contact-operationeel-manager'),
  },
  {
    _id: 'page-en',
    _type: 'page',
    title: 'In English',
    slug: slug('en'),
    summary:
      'The municipality, entrepreneurs and property owners of Vlaardingen work together on a lively city centre.',
    language: 'en',
    body: rich(
      '## What this is',
      'Vlaardingen is a Dutch city. Its city-centre programme is called Levendige binnenstad: a lively city centre. Ik Onderneem! takes part in it. This organisation works on professional shopping areas in several Dutch cities.',
      '## Three parties',
      'A city centre lives when three parties work on the same ambitions and invest in them together. They are called the golden triangle.',
      '- **The municipality** wants a centre that is good to live and work in.',
      '- **Entrepreneurs** want a centre that is good for business.',
      '- **Property owners** want a return on their property.',
      '## How they work',
      'The parties build one centre organisation with a city-centre board. Each party works on three things of its own: representation with a mandate and a say for its own people, an agenda with its own goals, and people and means to invest. From strong agendas of their own they make one joint agenda.',
      'For the municipality this is a radically different way of working. Taking the step needs nerve and a steady course. At the same time a group of entrepreneurs is putting Vlaardingen on the map and forming working groups.',
      '## What has been achieved',
      '- All three parties support the blueprint of the centre organisation.',
      '- An association of property owners is being built up.',
      '- Active entrepreneurs take part in working groups.',
      'The mayor and aldermen chose a “coalition of the willing” over representativeness: the municipality works with whoever wants to, the active entrepreneurs and owners.',
      '## Join in or ask',
      'The rest of this site is in Dutch. Would you like to join, or do you have a question? Call or email a coordinator. Their numbers are below.',
    ),
  },
]

export const downloads: Documents['download'][] = [
  {
    _id: 'download-programma',
    _type: 'download',
    title: 'Het programma op één A4',
    description: 'De drie partijen, hoe zij samenwerken, de projecten en wat er bereikt is, om te printen.',
    kind: 'overig',
    date: '2026-11-24',
    file: { _type: 'file', asset: ref(seedAssets.programma.id) },
  },
]

export const accessibility: Documents['accessibilityStatement'] = {
  _id: 'accessibility-statement',
  _type: 'accessibilityStatement',
  title: 'Toegankelijkheid',
  status: 'C',
  date: '2026-11-24',
  standard: 'EN 301 549 met WCAG 2.2, niveau A en AA',
  body: rich(
    'Iedereen moet deze site kunnen gebruiken: met een toetsenbord, met een schermlezer, op een telefoon en met grote letters.',
    '## Wat we doen',
    'Bij elke verandering van de site controleren we automatisch of alle soorten pagina’s aan de regels voldoen. Een onderzoek door een onafhankelijke partij is er nog niet. Daarom staat de status op C.',
  ),
  contact: ref('contact-operationeel-manager'),
  complaints:
    'Bent u niet tevreden met ons antwoord? Zeg dat dan tegen een van de coördinatoren. Een klacht over een site van de overheid neemt de Nationale ombudsman aan.',
}

export const news: Documents['newsArticle'][] = [
  {
    _id: 'nieuws-site',
    _type: 'newsArticle',
    title: 'De site van de binnenstad staat online',
    slug: slug('site-staat-online'),
    date: '2026-11-24',
    topic: 'Programma',
    summary: 'Projecten, werkgroepen, resultaten en contact staan vanaf nu bij elkaar op één plek.',
    body: rich(
      'Wat gebeurt er in de binnenstad, wat is er bereikt en wie kunt u bellen? Vanaf vandaag staat dat op deze site.',
      'U vindt er alle [projecten in de binnenstad](/projecten/), de [werkgroepen waar u bij kunt](/werkgroepen/) en de [resultaten tot nu toe](/resultaten/).',
    ),
    projects: refs('project-centrumorganisatie'),
    contacts: refs('contact-operationeel-manager'),
  },
]

export const redirects: Documents['redirect'][] = [
  { _id: 'redirect-meedoen', _type: 'redirect', from: '/meedoen/', to: '/doe-mee/' },
]
