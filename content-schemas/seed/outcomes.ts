/** Results and the joint agenda. */
import type { Documents } from '../document-schemas.ts'
import { refs, slug } from './write.ts'

const everyone = refs('party-gemeente', 'party-ondernemers', 'party-vastgoed')
const organisation = refs('project-centrumorganisatie')

export const results: Documents['result'][] = [
  {
    _id: 'resultaat-draagvlak',
    _type: 'result',
    statement: 'Draagvlak voor de blauwdruk van de centrumorganisatie',
    slug: slug('draagvlak-blauwdruk'),
    kind: 'mijlpaal',
    explanation:
      'Gemeente, ondernemers en vastgoed staan alle drie achter de opzet van de centrumorganisatie. Daarmee is duidelijk hoe zij samen gaan beslissen.',
    evidence: 'Voortgang van het programma',
    projects: organisation,
    parties: everyone,
  },
  {
    _id: 'resultaat-vereniging',
    _type: 'result',
    statement: 'Vereniging van vastgoedeigenaren in oprichting',
    slug: slug('vereniging-van-eigenaren'),
    kind: 'maatregel',
    explanation:
      'De eigenaren van panden bundelen zich. Zo krijgt vastgoed één stem in het binnenstadsbestuur.',
    evidence: 'Initiatief van de vastgoedeigenaren',
    projects: refs('project-centrumorganisatie', 'project-aanpak-leegstand'),
    parties: refs('party-vastgoed'),
  },
  {
    _id: 'resultaat-werkgroepen',
    _type: 'result',
    statement: 'Actieve ondernemers doen mee in werkgroepen',
    slug: slug('ondernemers-in-werkgroepen'),
    kind: 'maatregel',
    explanation:
      'Ondernemers werken in werkgroepen mee aan de uitvoering. Zo staat de centrumorganisatie sterker.',
    evidence: 'Deelname aan de werkgroepen',
    projects: refs(
      'project-aanpak-leegstand',
      'project-gezamenlijke-promotie',
      'project-sfeer-en-uitstraling',
    ),
    parties: refs('party-ondernemers'),
  },
  {
    _id: 'resultaat-coalitie',
    _type: 'result',
    statement: 'Het college kiest voor een coalitie van wie wil',
    slug: slug('coalitie-van-wie-wil'),
    kind: 'mijlpaal',
    explanation:
      'Burgemeester en wethouders kozen voor samenwerken met de actieve ondernemers en eigenaren. Meedoen weegt zwaarder dan iedereen vertegenwoordigen.',
    evidence: 'Besluit van burgemeester en wethouders',
    projects: organisation,
    parties: refs('party-gemeente'),
  },
]

export const agendaItems: Documents['agendaItem'][] = [
  {
    _id: 'agenda-leegstand',
    _type: 'agendaItem',
    title: 'Minder leegstand',
    slug: slug('minder-leegstand'),
    ambition: 'Panden in de binnenstad zijn gevuld met iets waar de straat sterker van wordt.',
    status: 'gedeeld',
    parties: everyone,
    projects: refs('project-aanpak-leegstand'),
    order: 1,
  },
  {
    _id: 'agenda-promotie',
    _type: 'agendaItem',
    title: 'Samen promotie maken',
    slug: slug('samen-promotie-maken'),
    ambition: 'Vlaardingen vertelt met één stem waarom de binnenstad een bezoek waard is.',
    status: 'gedeeld',
    parties: refs('party-ondernemers', 'party-gemeente'),
    projects: refs('project-gezamenlijke-promotie'),
    order: 2,
  },
  {
    _id: 'agenda-sfeer',
    _type: 'agendaItem',
    title: 'Een binnenstad om te blijven',
    slug: slug('een-binnenstad-om-te-blijven'),
    ambition: 'Straten, gevels en etalages zien er zo uit dat bezoekers langer blijven.',
    status: 'gedeeld',
    parties: everyone,
    projects: refs('project-sfeer-en-uitstraling'),
    order: 3,
  },
]
