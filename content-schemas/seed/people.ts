/** Coordinators, parties and working groups. */
import type { Documents } from '../document-schemas.ts'
import { ref, refs, slug } from './write.ts'

const consent: Documents['contact']['consent'] = { given: true, covers: ['mobile', 'email'] }

export const contacts: Documents['contact'][] = [
  {
    _id: 'contact-projectcoordinator',
    _type: 'contact',
    name: 'Véronique Gielen',
    slug: slug('veronique-gielen'),
    role: 'Projectcoördinator',
    organisation: 'Ik Onderneem!',
    mobile: '+31630189806',
    email: 'v.gielen@ik-onderneem.nl',
    subjects: ['Projecten', 'Leegstand', 'Meedoen'],
    consent,
  },
  {
    _id: 'contact-operationeel-manager',
    _type: 'contact',
    name: 'Sonja den Duijn',
    slug: slug('sonja-den-duijn'),
    role: 'Operationeel manager',
    organisation: 'Ik Onderneem!',
    mobile: '+31624231194',
    email: 's.unk@ik-onderneem.nl',
    subjects: ['Werkgroepen', 'Promotie', 'Sfeer en uitstraling'],
    consent,
  },
]

export const parties: Documents['party'][] = [
  {
    _id: 'party-gemeente',
    _type: 'party',
    name: 'Gemeente',
    slug: slug('gemeente'),
    kind: 'gemeente',
    goal: 'Een centrum waar het goed wonen en werken is.',
    description: 'De gemeente Vlaardingen: het bestuur en de mensen die aan de binnenstad werken.',
    representation: {
      representation: 'De gemeente zit als een van de drie partijen aan tafel.',
      mandate: 'Het college koos voor een coalitie van wie wil: de gemeente werkt samen met wie actief is.',
      consultation: 'De gemeente raadpleegt bestuur en organisatie voordat zij zich vastlegt.',
      progress: 'opweg',
    },
    agenda: {
      agenda: 'Een levendige binnenstad, zoals in de visie staat.',
      returns: 'Een stad waar inwoners graag wonen, werken en komen.',
      progress: 'opweg',
    },
    capacity: {
      people: 'Mensen die meewerken aan de projecten en meedenken over wat er mag.',
      means: 'Bijdragen aan wat de partijen samen kiezen.',
      progress: 'gestart',
    },
  },
  {
    _id: 'party-ondernemers',
    _type: 'party',
    name: 'Ondernemers',
    slug: slug('ondernemers'),
    kind: 'ondernemers',
    goal: 'Een centrum waar het goed ondernemen is.',
    description: 'Winkeliers, horeca en andere bedrijven in de binnenstad.',
    representation: {
      representation: 'Actieve ondernemers spreken namens hun collega’s.',
      mandate: 'De ondernemers leggen vast waarover hun vertegenwoordigers mogen beslissen.',
      consultation: 'In de werkgroepen praten ondernemers mee over wat er gebeurt.',
      progress: 'opweg',
    },
    agenda: {
      agenda: 'Samen promotie maken en de binnenstad aantrekkelijk houden.',
      returns: 'Meer bezoekers die langer blijven en vaker terugkomen.',
      progress: 'gestart',
    },
    capacity: {
      people: 'Ondernemers versterken de uitvoering in werkgroepen.',
      means: 'De ondernemers spreken af hoe zij samen investeren.',
      progress: 'gestart',
    },
  },
  {
    _id: 'party-vastgoed',
    _type: 'party',
    name: 'Vastgoed',
    slug: slug('vastgoed'),
    kind: 'vastgoed',
    goal: 'Rendement op vastgoed.',
    description: 'De eigenaren van panden in de binnenstad.',
    representation: {
      representation: 'Een vereniging van eigenaren is in oprichting.',
      mandate: 'De vereniging legt vast namens wie zij spreekt.',
      consultation: 'Eigenaren horen via de vereniging wat er speelt en praten mee.',
      progress: 'gestart',
    },
    agenda: {
      agenda: 'Panden die gevuld zijn en straten die hun waarde houden.',
      returns: 'Een gezond rendement, nu en over tien jaar.',
      progress: 'gestart',
    },
    capacity: {
      people: 'Eigenaren die meedenken over hun hele straat.',
      means: 'Investeringen in panden en in wat de straat samen nodig heeft.',
      progress: 'open',
    },
  },
]

export const workingGroups: Documents['workingGroup'][] = [
  {
    _id: 'werkgroep-leegstand',
    _type: 'workingGroup',
    name: 'Werkgroep Leegstand',
    slug: slug('leegstand'),
    theme: 'Aanpak leegstand',
    goal: 'Lege panden vullen met iets dat de straat sterker maakt.',
    participants: [
      { _key: 'p1', party: ref('party-vastgoed'), role: 'Brengt panden en wensen in' },
      { _key: 'p2', party: ref('party-ondernemers'), role: 'Weet wat de straat mist' },
      { _key: 'p3', party: ref('party-gemeente'), role: 'Denkt mee over wat er mag' },
    ],
    lead: ref('contact-projectcoordinator'),
    open: true,
    howToJoin: 'Bel of mail het aanspreekpunt. U hoort dan wanneer de werkgroep bij elkaar komt.',
    projects: refs('project-aanpak-leegstand'),
  },
  {
    _id: 'werkgroep-promotie',
    _type: 'workingGroup',
    name: 'Werkgroep Promotie',
    slug: slug('promotie'),
    theme: 'Gezamenlijke promotie',
    goal: 'Eén verhaal over de binnenstad, waar alle ondernemers iets aan hebben.',
    participants: [{ _key: 'p1', party: ref('party-ondernemers'), role: 'Bedenkt en voert uit' }],
    lead: ref('contact-operationeel-manager'),
    open: true,
    howToJoin: 'Onderneemt u in de binnenstad? Bel of mail het aanspreekpunt en schuif een keer aan.',
    projects: refs('project-gezamenlijke-promotie'),
  },
  {
    _id: 'werkgroep-sfeer',
    _type: 'workingGroup',
    name: 'Werkgroep Sfeer en uitstraling',
    slug: slug('sfeer-en-uitstraling'),
    theme: 'Sfeer en uitstraling',
    goal: 'Straten die er verzorgd uitzien en waar bezoekers graag blijven.',
    participants: [
      { _key: 'p1', party: ref('party-ondernemers'), role: 'Etalages en terrassen' },
      { _key: 'p2', party: ref('party-vastgoed'), role: 'Gevels en panden' },
      { _key: 'p3', party: ref('party-gemeente'), role: 'Straten, pleinen en groen' },
    ],
    lead: ref('contact-operationeel-manager'),
    open: true,
    howToJoin: 'Bel of mail het aanspreekpunt. Wie wil, loopt een keer mee door de straten.',
    projects: refs('project-sfeer-en-uitstraling'),
  },
]
