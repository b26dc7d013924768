/** The pages without a document of their own: what they say, for the pages themselves and for search. */

export interface Overview {
  readonly path: string
  readonly name: string
  /** For search engines and for who shares the page. */
  readonly description: string
  /** Below the heading. */
  readonly lead: string
  /** It does not belong to the page of the folder that it is in. */
  readonly apart?: true
}

export const overviews = {
  projects: {
    path: '/projecten/',
    name: 'Projecten',
    description: 'Alle projecten in de binnenstad, met hun fase.',
    lead: 'Leegstand aanpakken, samen promotie maken, zorgen voor sfeer. Hoe dichter de drie lijnen bij elkaar liggen, hoe verder een project is. De fase is een schatting van de redactie.',
  },
  workingGroups: {
    path: '/werkgroepen/',
    name: 'Werkgroepen',
    description: 'De werkgroepen van de binnenstad, en waar u bij kunt aansluiten.',
    lead: 'Ondernemers in werkgroepen versterken de uitvoering van de projecten. Staat er „voorbeeld” bij? Dan vult de redactie dat nog aan.',
  },
  results: {
    path: '/resultaten/',
    name: 'Resultaten',
    description: 'Wat het programma tot nu toe heeft bereikt, met de bron. Ook als tabel (CSV).',
    lead: 'Dit is tot nu toe bereikt. Bij elk resultaat staat waaruit dat blijkt, als dat bekend is.',
  },
  agenda: {
    path: '/agenda/',
    name: 'Gezamenlijke agenda',
    description: 'Wat gemeente, ondernemers en vastgoed samen willen bereiken, en wie welk punt draagt.',
    lead: 'Uit sterke eigen agenda’s maken de partijen één gezamenlijke agenda. Een knoop in de lijn betekent: deze partij draagt het punt. Staat er „voorbeeld” bij? Dan vult de redactie dat nog aan.',
  },
  meetings: {
    path: '/agenda/bijeenkomsten/',
    name: 'Agenda',
    description:
      'De bijeenkomsten van het programma: wat er komt en wat er was. Ook voor uw eigen agenda (iCalendar).',
    lead: 'De bijeenkomsten van het programma. Eerst wat er komt, daarna wat er was.',
    apart: true,
  },
  news: {
    path: '/nieuws/',
    name: 'Nieuws',
    description: 'Al het nieuws over de binnenstad, ook als RSS.',
    lead: 'Wat er gebeurt in de binnenstad. Het nieuwste bericht staat bovenaan.',
  },
  parties: {
    path: '/partijen/',
    name: 'De drie partijen',
    description: 'Gemeente, ondernemers en vastgoed: wat elke partij wil en hoe ver elke partij is.',
    lead: 'Samen vormen zij de gouden driehoek. Elke partij heeft een eigen doel. Voor de centrumorganisatie bouwt elke partij aan drie onderdelen.',
  },
  contact: {
    path: '/contact/',
    name: 'Contact',
    description: 'Wie u kunt bellen of mailen, per onderwerp: telefoon en e-mail.',
    lead: 'Kies de persoon die bij uw vraag past. Mailen mag ook.',
  },
  message: {
    path: '/contact/bericht/',
    name: 'Stuur een bericht',
    description: 'Stuur een bericht aan de coördinatoren van het programma.',
    lead: 'Bel of mail een coördinator. Zij helpen u graag verder.',
  },
} as const satisfies Readonly<Record<string, Overview>>

/** What the tide gauges on /partijen/ show. */
export const GAUGE_EXPLANATION =
  'Hoe hoger het water staat, hoe verder een partij is. Dit is een schatting van de redactie, geen meting. Onderdeel 1 is de vertegenwoordiging: wie er spreekt, waarover die mag beslissen (het mandaat) en hoe de achterban meepraat. Onderdeel 2 is de eigen agenda met eigen doelen. Onderdeel 3 is het vermogen om te investeren, met mensen en met middelen.'
