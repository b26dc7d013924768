/** Voorbeeldstad, a city that does not exist: pages enough to search in, and people who do not exist either. */
import type { AnyDocument, Documents } from '@vlaardingen/content-schemas'
import { seedDocuments } from '@vlaardingen/content-schemas/seed'
import { refs, rich, slug } from '../../content-schemas/seed/write.ts'

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

const news = (current: string, date: string, title: string, summary: string, body: string): AnyDocument => ({
  _id: `voorbeeld-nieuws-${current}`,
  _type: 'newsArticle',
  title,
  slug: slug(current),
  date,
  topic: 'Voorbeeldstad',
  summary,
  body: rich(body),
})

const event = (current: string, day: string, title: string, summary: string, place: string): AnyDocument => ({
  _id: `voorbeeld-bijeenkomst-${current}`,
  _type: 'event',
  title,
  slug: slug(current),
  summary,
  start: `${day}T18:00:00Z`,
  end: `${day}T20:00:00Z`,
  place,
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

const articles = [
  news(
    'koopzondag',
    '2024-03-02',
    'Elke maand een koopzondag',
    'De winkels gaan elke eerste zondag open.',
    'Ondernemers stemden erover in hun vereniging.',
  ),
  news(
    'kerstmarkt',
    '2023-11-20',
    'Kerstmarkt rond de toren',
    'Tachtig kramen met hapjes, kaarsen en koren.',
    'De opbrengst gaat naar de voedselbank.',
  ),
  news(
    'bezoekersaantallen',
    '2024-06-11',
    'Bezoekersaantallen stijgen',
    'Sensoren tellen tien procent meer passanten.',
    'De telling is anoniem.',
  ),
  news(
    'ondernemersfonds',
    '2024-01-15',
    'Ondernemersfonds van start',
    'Elke zaak betaalt mee aan feest en onderhoud.',
    'Het fonds wordt bestuurd door zeven winkeliers.',
  ),
  news(
    'warenmarkt',
    '2022-09-05',
    'De warenmarkt verhuist tijdelijk',
    'De kramen staan tot mei op de Kade.',
    'Kooplieden krijgen stroom en water.',
  ),
  news(
    'haringfeest',
    '2024-05-30',
    'Haringfeest trekt volle kades',
    'Vissers, muziek en verse haring.',
    'De vloot kwam met dertig schepen binnen.',
  ),
  news(
    'pop-up',
    '2023-02-14',
    'Pop-upwinkels mogen langer blijven',
    'Tijdelijke huurders krijgen een half jaar extra.',
    'Zo kan een starter wennen.',
  ),
  news(
    'stoepkrijt',
    '2023-07-01',
    'Stoeptegels met gedichten',
    'Dichters schreven regels die alleen bij regen verschijnen.',
    'Kinderen zoeken ze met een kaart.',
  ),
  news(
    'museumnacht',
    '2024-10-08',
    'Museumnacht in alle musea',
    'Zes musea en het archief blijven open tot één uur.',
    'Een pendelbus rijdt langs alle deuren.',
  ),
  news(
    'bakkerij',
    '2022-04-22',
    'Bakker keert terug in de Molensteeg',
    'Na tien jaar ruikt de steeg weer naar brood.',
    'De oven is van steen en wordt met hout gestookt.',
  ),
  news(
    'schoolplein',
    '2023-05-17',
    'Leerlingen ontwerpen een schoolplein',
    'Bomen, hutten en een waterpomp.',
    'Het hek verdwijnt.',
  ),
  news(
    'glasvezel',
    '2024-02-09',
    'Glasvezel in alle panden',
    'Monteurs leggen kabels door de stegen.',
    'De stoepen liggen per straat een dag open.',
  ),
  news(
    'veiligheid',
    '2022-11-30',
    'Cameratoezicht bij het station',
    'Het toezicht duurt een half jaar.',
    'Daarna beslist de raad opnieuw.',
  ),
  news(
    'erfpacht',
    '2023-09-19',
    'Erfpacht voor havenpanden',
    'Huurders kunnen hun pand kopen.',
    'De grond blijft van de stad.',
  ),
  news(
    'vrijwilligers',
    '2024-04-12',
    'Vrijwilligers gezocht voor de bloembakken',
    'Twee uur in de maand is genoeg.',
    'Gieters staan klaar bij de bibliotheek.',
  ),
]

const events = [
  event(
    'ondernemersontbijt',
    '2025-01-14',
    'Ondernemersontbijt',
    'Koffie, croissants en nieuwe buren.',
    'Grand café De Sluis',
  ),
  event(
    'straatwandeling',
    '2025-02-20',
    'Wandeling langs lege etalages',
    'Samen kijken wat er in kan.',
    'Verzamelen bij de toren',
  ),
  event(
    'bewonersavond',
    '2025-03-11',
    'Bewonersavond over de nachtrust',
    'Horeca en buren maken afspraken.',
    'Buurthuis De Kom',
  ),
  event(
    'jaarvergadering',
    '2025-04-03',
    'Jaarvergadering van de winkeliersvereniging',
    'Cijfers, plannen en een nieuwe penningmeester.',
    'Raadzaal',
  ),
  event(
    'cursus-etaleren',
    '2025-05-08',
    'Cursus etaleren',
    'In één avond een raam dat mensen laat stoppen.',
    'Atelier aan de Kade',
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
