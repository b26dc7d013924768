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
    description:
      'De gemeente Vlaardingen. Voor haar is deze samenwerking een radicaal andere manier van werken: die vraagt lef en een vaste koers.',
    representation: {
      representation: 'Nog niet bekend: wie er namens de gemeente in het binnenstadsbestuur spreekt.',
      mandate:
        'Het college sprak zich uit voor een coalitie van wie wil. Waarover de vertegenwoordiger mag beslissen, is nog niet bekend.',
      consultation: 'Nog niet bekend: hoe de gemeente haar achterban raadpleegt.',
      progress: 'gestart',
    },
    agenda: {
      agenda: 'Een levendige binnenstad. Zo heet ook de visie.',
      returns: 'Een centrum waar het goed wonen en werken is.',
      progress: 'gestart',
    },
    capacity: {
      people: 'Nog niet bekend: welke mensen de gemeente inzet.',
      means: 'Nog niet bekend: welke middelen de gemeente inzet.',
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
    description:
      'De ondernemers in de binnenstad, zoals winkeliers en horeca. Een groep ondernemers zet Vlaardingen op de kaart en vormt werkgroepen.',
    representation: {
      representation: 'Nog niet bekend: wie er namens de ondernemers spreekt.',
      mandate: 'Nog niet bekend: waarover die vertegenwoordigers mogen beslissen.',
      consultation: 'Nog niet bekend: hoe de andere ondernemers meepraten.',
      progress: 'open',
    },
    agenda: {
      agenda: 'Nog niet bekend: wat er op de agenda van de ondernemers staat.',
      returns: 'Nog niet bekend: wat het de ondernemers moet opleveren.',
      progress: 'open',
    },
    capacity: {
      people: 'Actieve ondernemers doen mee in werkgroepen.',
      means: 'Nog niet bekend: hoe ondernemers samen investeren.',
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
      representation: 'Een vereniging van vastgoedeigenaren is in opbouw.',
      mandate: 'Nog niet bekend: waarover de vereniging namens eigenaren mag beslissen.',
      consultation: 'Nog niet bekend: hoe de vereniging de eigenaren raadpleegt.',
      progress: 'gestart',
    },
    agenda: {
      agenda: 'Nog niet bekend: wat er op de agenda van de eigenaren staat.',
      returns: 'Nog niet bekend: welk rendement de eigenaren willen halen.',
      progress: 'open',
    },
    capacity: {
      people: 'Nog niet bekend: wie de eigenaren inzetten.',
      means: 'Nog niet bekend: waarin eigenaren samen investeren.',
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
    goal: 'Lege panden vullen met iets wat de straat sterker maakt.',
    participants: [{ _key: 'p1', party: ref('party-ondernemers'), role: 'Versterken de uitvoering' }],
    lead: ref('contact-projectcoordinator'),
    open: true,
    example: true,
    howToJoin: 'Bel of mail het aanspreekpunt. U hoort dan hoe het ervoor staat.',
    projects: refs('project-aanpak-leegstand'),
  },
  {
    _id: 'werkgroep-promotie',
    _type: 'workingGroup',
    name: 'Werkgroep Promotie',
    slug: slug('promotie'),
    theme: 'Gezamenlijke promotie',
    goal: 'Eén verhaal over de binnenstad waar alle ondernemers iets aan hebben.',
    participants: [{ _key: 'p1', party: ref('party-ondernemers'), role: 'Versterken de uitvoering' }],
    lead: ref('contact-operationeel-manager'),
    open: true,
    example: true,
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
    participants: [{ _key: 'p1', party: ref('party-ondernemers'), role: 'Versterken de uitvoering' }],
    lead: ref('contact-operationeel-manager'),
    open: true,
    example: true,
    howToJoin: 'Bel of mail het aanspreekpunt. Iedereen met een zaak of een pand in de binnenstad is welkom.',
    projects: refs('project-sfeer-en-uitstraling'),
  },
]
