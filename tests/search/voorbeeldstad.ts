/** Voorbeeldstad, a city that does not exist: pages enough to search in, and people who do not exist either. */
import type { AnyDocument, Documents } from '@programme/content-schemas'
import { seedDocuments } from '@programme/content-schemas/seed'
import { refs, rich, slug } from '../../content-schemas/seed/write.ts'
import { articles, events } from './voorbeeldstad-news.ts'

const project = (current: string, title: string, summary: string, why: string, how: string): AnyDocument => ({
  _id: `voorbeeld-project-${current}`,
  _type: 'projectPage',
  title,
  slug: slug(current),
  summary,
  aanleiding: rich(why),
  aanpak: rich(how),
  resultaat: rich('Wat dit oplevert, meten we na een jaar.'),
  phase: 'verkennen',
  parties: refs('party-gemeente'),
  workingGroups: refs('werkgroep-sfeer'),
})

const person = (
  number: number,
  current: string,
  name: string,
  role: string,
  mobile: string,
  subjects: string[],
): Documents['contact'] => ({
  _id: `verzonnen-contact-${number}`,
  _type: 'contact',
  name,
  slug: slug(current),
  role,
  organisation: 'Stadswerk Voorbeeldstad',
  mobile,
  email: `${current}@voorbeeldstad.example`,
  subjects,
  consent: { given: true, covers: ['mobile', 'email'] },
})

const projects = [
  project(
    'winkelleegstand',
    'Winkelleegstand in de Voorbeeldstraat',
    'Elf etalages staan donker; samen zoeken we huurders.',
    'De Voorbeeldstraat verloor in korte tijd haar trekkers.',
    'Een makelaar brengt de kansen per adres in kaart.',
  ),
  project(
    'fietsenstalling',
    'Bewaakte fietsenstalling',
    'Een gratis stalling onder het plein, dag en avond open.',
    'Losse fietsen versperren de stoepen.',
    'De oude kelder wordt een stalling met toezicht.',
  ),
  project(
    'kadeherstel',
    'Herstel van de kademuren',
    'De kademuren langs de oude haven worden hersteld.',
    'Het metselwerk verzakt.',
    'We werken vak voor vak, zodat boten kunnen blijven liggen.',
  ),
  project(
    'geveltuinen',
    'Geveltuinen voor de binnenring',
    'Tegels eruit, planten erin: bewoners vergroenen hun gevel.',
    'In de zomer wordt het er te heet.',
    'Wie een tuintje wil, krijgt grond en plantjes.',
  ),
  project(
    'straatverlichting',
    'Warme straatverlichting',
    'Lampen die de weg wijzen en de sterren sparen.',
    'Sommige stegen voelen ’s avonds onveilig.',
    'Armaturen worden vervangen door zuinige exemplaren.',
  ),
  project(
    'parkeergarage',
    'Parkeergarage met deelauto’s',
    'De garage krijgt laadpalen en twintig deelauto’s.',
    'Bezoekers rijden rondjes voor een plek.',
    'Een bord toont hoeveel plaatsen er vrij zijn.',
  ),
  project(
    'kerkplein',
    'Het Kerkplein zonder auto’s',
    'Een plein voor terrassen, bomen en bankjes.',
    'Het plein was vooral een rotonde.',
    'Bewoners kiezen uit drie ontwerpen.',
  ),
  project(
    'huurprijzen',
    'Eerlijke huurprijzen',
    'Huren die meebewegen met de omzet van een zaak.',
    'Starters haken af op de huur.',
    'Vastgoedeigenaren proberen een omzethuur uit.',
  ),
  project(
    'bevoorrading',
    'Slimme bevoorrading',
    'Pakketten en kratten komen met elektrische bakfietsen.',
    'Vrachtwagens versperren elke ochtend de straat.',
    'Aan de rand komt een overslagpunt.',
  ),
  project(
    'afvalinzameling',
    'Gezamenlijke afvalinzameling',
    'Eén wagen haalt het bedrijfsafval van alle zaken op.',
    'Zeven bedrijven reden elk hun eigen ronde.',
    'De zakken krijgen dezelfde kleur.',
  ),
  project(
    'gevelsubsidie',
    'Subsidie voor winkelpuien',
    'Wie zijn pui opknapt, krijgt een deel vergoed.',
    'Veel puien verloren hun sierlijsten.',
    'Een architect kijkt gratis mee.',
  ),
  project(
    'wonen-boven-winkels',
    'Wonen boven winkels',
    'Lege verdiepingen worden woningen voor starters.',
    'Boven veel zaken is niets.',
    'Een eigen opgang maakt het verschil.',
  ),
  project(
    'speelroute',
    'Speelroute voor kinderen',
    'Een route van speelplek naar speelplek.',
    'Gezinnen bleven weg.',
    'Tien toestellen staan langs de wandeling.',
  ),
  project(
    'waterberging',
    'Waterberging onder de markt',
    'Regenwater wordt opgevangen onder de kramen.',
    'Bij een hoosbui liep de kelder van de apotheek vol.',
    'Kratten onder de stenen houden het water vast.',
  ),
  project(
    'bewegwijzering',
    'Nieuwe bewegwijzering',
    'Borden die voetgangers de weg wijzen.',
    'Bezoekers vonden de haven niet.',
    'Elke wijzer noemt de looptijd.',
  ),
]

const people = [
  person(1, 'fenna-van-der-voorbeeld', 'Fenna van der Voorbeeld', 'Marktmeester', '+31612345001', [
    'Warenmarkt',
    'Standplaatsen',
  ]),
  person(2, 'joris-proefman', 'Joris Proefman', 'Havenmeester', '+31612345002', ['Ligplaatsen', 'Kademuren']),
  person(3, 'ayse-test', 'Ayşe Test', 'Accountmanager bedrijven', '+31612345003', [
    'Vestiging',
    'Vergunningen',
  ]),
  person(4, 'zoe-fictie', 'Zoë Fictie', 'Stadsecoloog', '+31612345004', ['Bomen', 'Geveltuinen']),
]

/** Groups of words that mean the same, as an editor would write them. */
const synonyms = [
  ['winkelier', 'ondernemer', 'middenstander', 'retailer'],
  ['leegstand', 'lege panden', 'leegstaande winkels', 'leeg pand'],
  ['reclame', 'promotie', 'marketing'],
  ['auto parkeren', 'parkeergarage', 'parkeerplaats'],
  ['vuilnis', 'afval', 'huisvuil'],
  ['rijwiel', 'fiets'],
  ['telefoonnummer', 'bellen', 'contact'],
  ['verhuurder', 'vastgoedeigenaar', 'huisbaas'],
  ['aansluiten', 'meedoen', 'doe mee'],
  ['vergadering', 'bijeenkomst', 'meeting'],
  ['uitstraling', 'aanzien', 'uiterlijk'],
  ['subsidie', 'bijdrage', 'vergoeding'],
  ['wifi', 'glasvezel', 'internet'],
  ['kermis', 'feest'],
  ['beperking', 'toegankelijkheid', 'rolstoel'],
  ['avg', 'privacy', 'persoonsgegevens'],
]

/** The programme of Vlaardingen with Voorbeeldstad around it. */
export const documents: readonly AnyDocument[] = [
  ...seedDocuments.map((document) =>
    document._type === 'siteSettings'
      ? {
          ...document,
          synonyms: synonyms.map((words, index) => ({ _key: `v${index}`, words })),
        }
      : document,
  ),
  ...projects,
  ...articles,
  ...events,
  ...people,
]
