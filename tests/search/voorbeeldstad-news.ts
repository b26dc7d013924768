/** News and meetings of Voorbeeldstad. */
import type { AnyDocument } from '@programme/content-schemas'
import { rich, slug } from '../../content-schemas/seed/write.ts'

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

export const articles = [
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

export const events = [
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
