/** The pages without a document of their own: what they say, for the pages themselves and for search. */

export interface Overview {
  readonly path: string
  readonly name: string
  /** For search engines and for who shares the page. */
  readonly description: string
  /** Below the heading. */
  readonly lead: string
}

export const overviews = {
  projects: {
    path: '/projecten/',
    name: 'Projecten',
    description: 'Alle projecten in de binnenstad, met hun fase.',
    lead: 'Leegstand aanpakken, samen promotie maken, zorgen voor sfeer. Hoe dichter de drie lijnen bij elkaar liggen, hoe verder het project is.',
  },
  workingGroups: {
    path: '/werkgroepen/',
    name: 'Werkgroepen',
    description: 'De werkgroepen van de binnenstad, en waar u bij kunt aansluiten.',
    lead: 'In een werkgroep voeren ondernemers, eigenaren en gemeente de plannen samen uit. U praat mee en u doet mee.',
  },
  results: {
    path: '/resultaten/',
    name: 'Resultaten',
    description: 'Wat het programma tot nu toe heeft bereikt, met bron. Ook als tabel (CSV).',
    lead: 'Dit is bereikt. Bij elk resultaat staat waaruit dat blijkt.',
  },
  agenda: {
    path: '/agenda/',
    name: 'Agenda',
    description: 'De gezamenlijke agenda van gemeente, ondernemers en vastgoed, en de bijeenkomsten.',
    lead: 'Uit drie sterke eigen agenda’s volgt één gezamenlijke. Een knoop in de lijn betekent: deze partij draagt het punt.',
  },
  meetings: {
    path: '/agenda/bijeenkomsten/',
    name: 'Bijeenkomsten',
    description: 'Alle bijeenkomsten van het programma, ook voor uw eigen agenda (iCalendar).',
    lead: 'Hier kunt u meepraten. U ziet ook wat er al is geweest.',
  },
  news: {
    path: '/nieuws/',
    name: 'Nieuws',
    description: 'Al het nieuws over de binnenstad, ook als RSS.',
    lead: 'Wat er gebeurt in de binnenstad, het nieuwste eerst.',
  },
  parties: {
    path: '/partijen/',
    name: 'De drie partijen',
    description: 'Gemeente, ondernemers en vastgoed: wat elke partij wil en hoe ver zij is.',
    lead: 'Samen vormen zij de gouden driehoek. Elke partij heeft een eigen doel. En elke partij werkt aan drie onderdelen, om met gezag mee te beslissen.',
  },
  contact: {
    path: '/contact/',
    name: 'Contact',
    description: 'Wie u kunt bellen of mailen, per onderwerp: telefoon en e-mail.',
    lead: 'Kies het onderwerp dat bij uw vraag past. Mailen mag ook.',
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
  'Hoe hoger het water, hoe verder. Onderdeel 1 is vertegenwoordiging, mandaat en achterban. Onderdeel 2 is de eigen agenda met eigen doelen. Onderdeel 3 is het vermogen om te investeren, met mensen en met middelen.'
