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
      'Gemeente, ondernemers en vastgoedeigenaren bouwen aan één organisatie voor de binnenstad, met een binnenstadsbestuur.',
    heroImage: picture(
      'bolder',
      'Tekening: drie touwen in drie kleuren komen samen om één bolder op de kade.',
    ),
    aanleiding: rich(
      'De binnenstad leeft als overheid, vastgoed en ondernemers samen werken aan dezelfde ambities en daar samen in investeren.',
      'De visie heet **Levendige binnenstad**, met 2020 als horizon. De gemeente bracht met Ik Onderneem! drie dingen in beeld:',
      '- Wat is er al?',
      '- Wat is de gewenste situatie?',
      '- Wat is er nodig om daar te komen?',
      'Burgemeester en wethouders spraken zich uit voor een coalitie van wie wil. De gemeente werkt samen met de ondernemers en eigenaren die actief zijn. Zij koos dus niet voor representativiteit, waarbij eerst iedereen vertegenwoordigd moet zijn. Voor de gemeente is dat een radicaal andere manier van werken. De stap vraagt lef en een vaste koers.',
      'Tegelijk zet een groep ondernemers Vlaardingen op de kaart. Zij vormen werkgroepen.',
    ),
    aanpak: rich(
      'Voor een centrumorganisatie met een binnenstadsbestuur bouwt elke partij aan drie onderdelen.',
      '1. **Vertegenwoordiging, mandaat en achterban.** Wie spreekt namens de partij? Waarover mag die persoon beslissen: wat is het mandaat? En hoe praat de achterban mee, de mensen voor wie iemand spreekt?',
      '1. **Een eigen agenda.** Wat wil de partij zelf bereiken? En wat moet dat opleveren: welk rendement wil zij?',
      '1. **Eigen vermogen om te investeren.** Welke mensen en welke middelen zet de partij in?',
      'Uit sterke eigen agenda’s maken de partijen één [gezamenlijke agenda](/agenda/). Daarna volgt de uitvoering, in projecten met een duidelijk resultaat. Ondernemers in [werkgroepen](/werkgroepen/) versterken die uitvoering.',
      'Ik Onderneem! werkt zo in meer Nederlandse steden. De samenwerking is niet vrijblijvend: wie meedoet, zet zich echt in.',
    ),
    resultaat: rich(
      'Er is draagvlak voor de blauwdruk, het ontwerp van de centrumorganisatie: gemeente, ondernemers en vastgoed staan erachter.',
      '- Een vereniging van vastgoedeigenaren is in opbouw.',
      '- Actieve ondernemers doen mee in werkgroepen.',
      '- De gemeente werkt samen met wie wil.',
      'Alles wat bereikt is, staat bij de [resultaten van het programma](/resultaten/). Wilt u meedoen? Lees dan [hoe u meedoet](/doe-mee/).',
    ),
    phase: 'voorbereiden',
    timeline: [
      { _key: 'm1', title: 'In beeld: wat er is, wat gewenst is en wat nodig is', done: true },
      { _key: 'm2', title: 'Het college kiest voor een coalitie van wie wil', done: true },
      { _key: 'm3', title: 'Draagvlak voor de blauwdruk bij de drie partijen', done: true },
      { _key: 'm4', title: 'Elke partij heeft haar drie onderdelen op orde', done: false },
      { _key: 'm5', title: 'Eén gezamenlijke agenda', done: false },
      { _key: 'm6', title: 'De uitvoering', done: false },
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
    summary: 'Minder lege panden in de binnenstad: de partijen pakken leegstand samen aan.',
    heroImage: picture(
      'winkels',
      'Tekening: drie winkels naast elkaar. De middelste stond leeg; de deur gaat open en er brandt licht.',
    ),
    aanleiding: rich(
      'Een leeg pand raakt meer mensen dan de eigenaar. De buren missen aanloop, de straat oogt minder verzorgd en bezoekers lopen sneller door.',
      'Geen enkele partij lost leegstand alleen op. Daarom is dit een gezamenlijk project.',
    ),
    aanpak: rich(
      'De partijen pakken leegstand samen aan. Elke partij heeft daarvoor iets nodig van de andere twee:',
      '- **Eigenaren** hebben de panden en bepalen wie erin komt.',
      '- **Ondernemers** kennen de klanten en weten wat een straat mist.',
      '- **De gemeente** gaat over de regels en de openbare ruimte.',
      'Een vereniging van vastgoedeigenaren is in opbouw.',
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
    summary:
      'Eén verhaal over de binnenstad van Vlaardingen, verteld door ondernemers, gemeente en vastgoed.',
    heroImage: picture(
      'vlaggen',
      'Tekening: drie slingers met vlaggen boven een straat komen samen aan één mast.',
    ),
    aanleiding: rich(
      'Elke ondernemer maakt reclame voor de eigen zaak. Samen kunnen zij meer: laten zien waarom een middag in de binnenstad de moeite waard is.',
    ),
    aanpak: rich(
      'Hoe de gezamenlijke promotie eruitziet, is nog niet bekend. Deze vragen horen daarbij:',
      '- Welk verhaal past bij de binnenstad van Vlaardingen?',
      '- Welke momenten in het jaar lenen zich ervoor?',
      '- Wie draagt wat bij, in tijd of in geld?',
      'Ook gemeente en vastgoed horen erbij. Zo vertelt iedereen hetzelfde verhaal.',
    ),
    resultaat: rich(
      'Het doel: meer mensen die voor de binnenstad kiezen en die terugkomen. Cijfers tonen we hier zodra er metingen zijn met een datum en een bron.',
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
    summary: 'Een binnenstad die er verzorgd uitziet en waar mensen graag blijven.',
    heroImage: picture(
      'gevels',
      'Tekening: een winkelstraat met bakstenen gevels, luifels, lantaarns en groen.',
    ),
    aanleiding: rich(
      'Wie door de binnenstad loopt, let op de gevels, de etalages, het groen, het licht en de banken. Ziet dat er goed uit, dan blijft iemand graag langer.',
    ),
    aanpak: rich(
      'Niemand maakt alleen een verzorgde straat. Daarom hoort elke partij erbij:',
      '- **Eigenaren:** gevels en panden.',
      '- **Ondernemers:** etalages en terrassen.',
      '- **Gemeente:** straten, pleinen en groen.',
      'Wat eerst komt en wie wat bijdraagt, is nog niet bekend.',
    ),
    resultaat: rich('Het doel: straten die er verzorgd uitzien, en bezoekers die daarom langer blijven.'),
    phase: 'verkennen',
    parties: everyone,
    workingGroups: refs('werkgroep-sfeer'),
    contacts: refs('contact-operationeel-manager'),
    owner: 'Operationeel manager',
  },
]
