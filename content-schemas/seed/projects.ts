/** The project pages. */
import type { Documents } from '../document-schemas.ts'
import { picture, refs, rich, slug } from './write.ts'

const everyone = refs('party-gemeente', 'party-ondernemers', 'party-vastgoed')

export const projects: Documents['projectPage'][] = [
  {
    _id: 'project-centrumorganisatie',
    _type: 'projectPage',
    title: 'Centrumorganisatie',
    slug: slug('centrumorganisatie'),
    summary:
      'Gemeente, ondernemers en vastgoedeigenaren bouwen één organisatie die samen beslist over de binnenstad.',
    heroImage: picture(
      'bolder',
      'Tekening: drie touwen in drie kleuren komen samen om één bolder op de kade.',
    ),
    aanleiding: rich(
      'Een binnenstad leeft als overheid, vastgoed en ondernemers in dezelfde ambities werken en investeren. In Vlaardingen kiezen de drie partijen ervoor om dat samen te doen.',
      'Met de visie **Levendige binnenstad**, met 2020 als horizon, is dat veranderd. Het begin was eenvoudig: de drie partijen brachten in beeld hoe het ervoor stond.',
      '- Wat is er al?',
      '- Hoe zou de binnenstad eruit moeten zien?',
      '- Wat is er nodig om daar te komen?',
      'Daarna koos het college van burgemeester en wethouders voor een coalitie van wie wil. De gemeente wacht niet tot iedereen vertegenwoordigd is. Zij gaat aan de slag met de ondernemers en eigenaren die nu al meedoen.',
    ),
    aanpak: rich(
      'De centrumorganisatie krijgt een binnenstadsbestuur waarin de drie partijen samen beslissen. Dat kan alleen als elke partij zelf stevig staat. Daarom bouwt elke partij eerst aan drie onderdelen.',
      '1. **Vertegenwoordiging, mandaat en achterban.** Wie spreekt namens de partij, waarover mag die beslissen, en hoe praat de achterban mee?',
      '1. **Een eigen agenda.** Wat wil de partij zelf bereiken, en wat moet het haar opleveren?',
      '1. **Eigen vermogen om te investeren.** Welke mensen en welke middelen zet de partij in?',
      'Uit drie sterke eigen agenda’s volgt één [gezamenlijke agenda](/agenda/). Die werken we uit in projecten met een duidelijk resultaat. Ondernemers voeren die projecten mee uit in de [werkgroepen](/werkgroepen/).',
      'Ik Onderneem! begeleidt de partijen. Deze organisatie doet dat in meer Nederlandse steden, met een model waarin meedoen niet vrijblijvend is: wie meedoet, zet zich ook echt in.',
    ),
    resultaat: rich(
      'Bij gemeente, ondernemers en vastgoed is draagvlak voor de blauwdruk van de centrumorganisatie. Dat is de basis waarop we verder bouwen.',
      '- Een vereniging van vastgoedeigenaren is in oprichting.',
      '- Actieve ondernemers doen mee in werkgroepen.',
      '- De gemeente werkt samen met de partijen die willen.',
      'Alles wat bereikt is staat bij de [resultaten van het programma](/resultaten/). Wilt u meebouwen? Lees dan [hoe u meedoet](/doe-mee/).',
    ),
    phase: 'voorbereiden',
    timeline: [
      { _key: 'm1', title: 'In beeld: wat is er, wat willen we, wat is nodig', done: true },
      { _key: 'm2', title: 'Het college kiest voor een coalitie van wie wil', done: true },
      { _key: 'm3', title: 'Draagvlak voor de blauwdruk bij alle drie de partijen', done: true },
      { _key: 'm4', title: 'Elke partij heeft haar drie onderdelen op orde', done: false },
      { _key: 'm5', title: 'Eén gezamenlijke agenda', done: false },
      { _key: 'm6', title: 'Uitvoering door het binnenstadsbestuur', done: false },
    ],
    parties: everyone,
    contacts: refs('contact-projectcoordinator', 'contact-operationeel-manager'),
    downloads: refs('download-programma'),
    owner: 'Projectcoördinator',
  },
  {
    _id: 'project-aanpak-leegstand',
    _type: 'projectPage',
    title: 'Aanpak leegstand',
    slug: slug('aanpak-leegstand'),
    summary:
      'Lege panden weer gevuld, met een winkel, een bedrijf of iets heel anders dat past in de straat.',
    heroImage: picture(
      'winkels',
      'Tekening: drie winkels naast elkaar. De middelste stond leeg; de deur gaat open en er brandt licht.',
    ),
    aanleiding: rich(
      'Een leeg pand raakt meer mensen dan de eigenaar. De buren missen aanloop, de straat oogt minder verzorgd en bezoekers lopen sneller door.',
      'Geen enkele partij lost leegstand alleen op.',
    ),
    aanpak: rich(
      'De partijen pakken leegstand samen aan. Een werkgroep werkt uit hoe. Elke partij heeft daarvoor iets nodig van de andere twee:',
      '- **Eigenaren** hebben de panden en bepalen wie erin komt.',
      '- **Ondernemers** kennen de klanten en weten wat een straat mist.',
      '- **De gemeente** gaat over de regels en de openbare ruimte.',
      'Een vereniging van eigenaren is in oprichting. Daarmee krijgt vastgoed ook in dit project één stem.',
    ),
    resultaat: rich(
      'Het doel is minder leegstand: huur voor de eigenaar, aanloop voor de buren, leven in de straat.',
      'Cijfers tonen we hier zodra er metingen zijn met een datum en een bron.',
    ),
    phase: 'verkennen',
    parties: everyone,
    workingGroups: refs('werkgroep-leegstand'),
    contacts: refs('contact-projectcoordinator'),
    owner: 'Projectcoördinator',
  },
  {
    _id: 'project-gezamenlijke-promotie',
    _type: 'projectPage',
    title: 'Gezamenlijke promotie',
    slug: slug('gezamenlijke-promotie'),
    summary: 'Eén verhaal over de binnenstad van Vlaardingen, verteld door iedereen die er onderneemt.',
    heroImage: picture(
      'vlaggen',
      'Tekening: drie slingers met vlaggen boven een straat komen samen aan één mast.',
    ),
    aanleiding: rich(
      'Elke ondernemer maakt reclame voor de eigen zaak. Samen kunnen zij meer: laten zien waarom een middag in de binnenstad de moeite waard is.',
    ),
    aanpak: rich(
      'Ondernemers werken in een werkgroep uit hoe de gezamenlijke promotie eruitziet. Deze vragen komen daarbij op tafel:',
      '- Welk verhaal past bij de binnenstad van Vlaardingen?',
      '- Welke momenten in het jaar lenen zich ervoor?',
      '- Wie draagt wat bij, in tijd of in geld?',
      'Gemeente en vastgoed horen erbij. Zo vertelt iedereen hetzelfde verhaal.',
    ),
    resultaat: rich(
      'Het doel: meer mensen die bewust voor de binnenstad kiezen, en die terugkomen. Hoe we dat meten, staat nog niet vast.',
    ),
    phase: 'verkennen',
    parties: everyone,
    workingGroups: refs('werkgroep-promotie'),
    contacts: refs('contact-operationeel-manager'),
    owner: 'Operationeel manager',
  },
  {
    _id: 'project-sfeer-en-uitstraling',
    _type: 'projectPage',
    title: 'Sfeer en uitstraling',
    slug: slug('sfeer-en-uitstraling'),
    summary: 'Een binnenstad die er verzorgd uitziet en waar mensen graag blijven hangen.',
    heroImage: picture(
      'gevels',
      'Tekening: een winkelstraat met bakstenen gevels, luifels, lantaarns en groen.',
    ),
    aanleiding: rich(
      'Of iemand blijft, bepaalt voor een groot deel wat die om zich heen ziet: de gevels, de etalages, het groen, het licht en de banken.',
    ),
    aanpak: rich(
      'Een verzorgde straat maakt niemand alleen. Daarom hoort elke partij erbij, met wat van haar is:',
      '- **Eigenaren:** gevels en panden.',
      '- **Ondernemers:** etalages en terrassen.',
      '- **Gemeente:** straten, pleinen en groen.',
      'De werkgroep werkt uit wat eerst moet en wie wat bijdraagt.',
    ),
    resultaat: rich('Het doel: straten die er verzorgd uitzien, en bezoekers die daarom langer blijven.'),
    phase: 'verkennen',
    parties: everyone,
    workingGroups: refs('werkgroep-sfeer'),
    contacts: refs('contact-operationeel-manager'),
    owner: 'Operationeel manager',
  },
]
