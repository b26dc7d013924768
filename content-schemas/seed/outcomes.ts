/** Results and the joint agenda. */
import type { Documents } from '../document-schemas.ts'
import { refs, slug } from './write.ts'

const everyone = refs('party-gemeente', 'party-ondernemers', 'party-vastgoed')
const organisation = refs('project-centrumorganisatie')
const UNKNOWN = 'De bron is nog niet bekend'

export const results: Documents['result'][] = [
  {
    _id: 'resultaat-draagvlak',
    _type: 'result',
    statement: 'Draagvlak voor de blauwdruk van de centrumorganisatie',
    slug: slug('draagvlak-blauwdruk'),
    kind: 'mijlpaal',
    explanation:
      'Gemeente, ondernemers en vastgoed staan achter de blauwdruk: het ontwerp van de centrumorganisatie.',
    evidence: UNKNOWN,
    projects: organisation,
    parties: everyone,
  },
  {
    _id: 'resultaat-vereniging',
    _type: 'result',
    statement: 'Vereniging van vastgoedeigenaren in opbouw',
    slug: slug('vereniging-van-eigenaren'),
    kind: 'maatregel',
    explanation:
      'Er wordt gewerkt aan een vereniging van eigenaren van panden in de binnenstad. De vereniging is er nog niet.',
    evidence: UNKNOWN,
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
      'Ondernemers die actief zijn, werken mee in werkgroepen. Zij versterken daarmee de uitvoering.',
    evidence: UNKNOWN,
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
      'Burgemeester en wethouders spraken zich uit voor een „coalition of the willing”. De gemeente werkt samen met wie wil: de actieve ondernemers en eigenaren. Zij koos dus niet voor representativiteit, waarbij eerst iedereen vertegenwoordigd moet zijn.',
    evidence: 'Uitspraak van burgemeester en wethouders',
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
    ambition: 'In de panden van de binnenstad zit iets wat de straat sterker maakt.',
    status: 'voorstel',
    example: true,
    parties: everyone,
    projects: refs('project-aanpak-leegstand'),
    order: 1,
  },
  {
    _id: 'agenda-promotie',
    _type: 'agendaItem',
    title: 'Samen promotie maken',
    slug: slug('samen-promotie-maken'),
    ambition: 'Alle partijen vertellen hetzelfde verhaal over de binnenstad van Vlaardingen.',
    status: 'voorstel',
    example: true,
    parties: refs('party-ondernemers', 'party-gemeente'),
    projects: refs('project-gezamenlijke-promotie'),
    order: 2,
  },
  {
    _id: 'agenda-sfeer',
    _type: 'agendaItem',
    title: 'Een binnenstad om te blijven',
    slug: slug('een-binnenstad-om-te-blijven'),
    ambition: 'Straten, gevels en etalages zien er verzorgd uit, zodat bezoekers graag blijven.',
    status: 'voorstel',
    example: true,
    parties: everyone,
    projects: refs('project-sfeer-en-uitstraling'),
    order: 3,
  },
]
