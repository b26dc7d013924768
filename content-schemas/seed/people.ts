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
      representation: 'De gemeente is een van de drie partijen in de centrumorganisatie.',
      mandate: 'Het college koos voor een coalitie van wie wil: de gemeente werkt samen met wie actief is.',
      consultation: 'Nog uit te werken: hoe de gemeente haar eigen achterban betrekt.',
      progress: 'gestart',
    },
    agenda: {
      agenda: 'Een levendige binnenstad, zoals in de visie staat.',
      returns: 'Een centrum waar mensen graag wonen en werken.',
      progress: 'gestart',
    },
    capacity: {
      people: 'Nog af te spreken: welke mensen de gemeente inzet.',
      means: 'Nog af te spreken: welke middelen de gemeente inzet.',
      progress: 'open',
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
      representation: 'Actieve ondernemers doen mee; wie namens hen spreekt, wordt vastgelegd.',
      mandate: 'Nog vast te leggen: waarover die vertegenwoordigers mogen beslissen.',
      consultation: 'Nog uit te werken: hoe alle ondernemers worden gehoord.',
      progress: 'open',
    },
    agenda: {
      agenda: 'Nog op te stellen, door de ondernemers zelf.',
      returns: 'Nog vast te leggen: wat het de ondernemers moet opleveren.',
      progress: 'open',
    },
    capacity: {
      people: 'Ondernemers versterken de uitvoering in werkgroepen.',
      means: 'Nog af te spreken: hoe ondernemers samen investeren.',
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
      mandate: 'Nog vast te leggen: waarover de vereniging namens eigenaren mag beslissen.',
      consultation: 'Nog uit te werken: hoe de vereniging de eigenaren raadpleegt.',
      progress: 'gestart',
    },
    agenda: {
      agenda: 'Nog op te stellen, door de eigenaren zelf.',
      returns: 'Nog vast te leggen: welk rendement de eigenaren willen halen.',
      progress: 'open',
    },
    capacity: {
      people: 'Nog af te spreken: wie de eigenaren inzetten.',
      means: 'Nog af te spreken: waarin eigenaren samen investeren.',
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
    participants: [{ _key: 'p1', party: ref('party-ondernemers'), role: 'Voeren mee uit' }],
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
    participants: [{ _key: 'p1', party: ref('party-ondernemers'), role: 'Voeren mee uit' }],
    lead: ref('contact-operationeel-manager'),
    open: true,
    howToJoin: 'Onderneemt u in de binnenstad? Bel of mail het aanspreekpunt.',
    projects: refs('project-gezamenlijke-promotie'),
  },
  {
    _id: 'werkgroep-sfeer',
    _type: 'workingGroup',
    name: 'Werkgroep Sfeer en uitstraling',
    slug: slug('sfeer-en-uitstraling'),
    theme: 'Sfeer en uitstraling',
    goal: 'Straten die er verzorgd uitzien en waar bezoekers graag blijven.',
    participants: [{ _key: 'p1', party: ref('party-ondernemers'), role: 'Voeren mee uit' }],
    lead: ref('contact-operationeel-manager'),
    open: true,
    howToJoin: 'Bel of mail het aanspreekpunt. Iedereen met een zaak of een pand in de binnenstad is welkom.',
    projects: refs('project-sfeer-en-uitstraling'),
  },
]
