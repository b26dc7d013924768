/** The words of the site: those that are explained, and those that mean the same to who searches. */
import type { Documents } from '../document-schemas.ts'

type Settings = Documents['siteSettings']

const explained: Readonly<Record<string, string>> = {
  Mandaat: 'Waarover een vertegenwoordiger mag beslissen namens zijn of haar partij.',
  Achterban: 'De mensen namens wie een vertegenwoordiger spreekt, zoals alle ondernemers in de binnenstad.',
  Rendement: 'Wat iets oplevert. Voor een eigenaar is dat wat het pand opbrengt.',
  Blauwdruk: 'Het ontwerp van de centrumorganisatie.',
  Draagvlak: 'De mensen om wie het gaat, staan erachter.',
  'Niet-vrijblijvend': 'Wie meedoet, zet zich echt in. Meepraten alleen is niet genoeg.',
  'Coalition of the willing':
    'Engels voor een coalitie van wie wil: de gemeente werkt samen met wie meedoet.',
  Centrumorganisatie:
    'De organisatie voor de binnenstad waaraan gemeente, ondernemers en vastgoed samen bouwen.',
  'Gouden driehoek': 'Ondernemers, vastgoed en gemeente, die niet-vrijblijvend samenwerken.',
}

export const glossary: Settings['glossary'] = Object.entries(explained).map(([term, explanation], index) => ({
  _key: `g${index + 1}`,
  term,
  explanation,
}))

/** One group a line. */
const same = `
  ondernemer, winkelier, middenstander, retailer, winkeleigenaar, horeca, restaurant, café, winkeliersvereniging, ondernemersvereniging, winkel
  leegstand, leegstaand pand, leeg pand, lege winkel, leegstaande winkel, winkelruimte, bedrijfsruimte, winkelpand, huren, te huur, huurder
  promotie, marketing, reclame, campagne, citymarketing, stadspromotie, social media, evenement
  vastgoed, vastgoedeigenaar, pandeigenaar, verhuurder, huisbaas, belegger, makelaar, eigenaar van een pand
  vereniging van vastgoedeigenaren, vereniging van eigenaren, vve, eigenarenvereniging, vastgoedvereniging
  doe mee, meedoen, aansluiten, aanmelden, inschrijven, deelnemen, vrijwilliger, helpen, meehelpen, meepraten, meedenken, participatie
  binnenstad, stadscentrum, centrum, stadshart, winkelgebied
  uitstraling, aanzien, uiterlijk, straatbeeld, vergroening, schoon en heel, openbare ruimte, straatverlichting, terras, gevel, etalage, zwerfafval, bankje
  agenda, bijeenkomst, vergadering, meeting, overleg, kalender
  contact, contactpersoon, aanspreekpunt, coördinator, telefoon, telefoonnummer, bellen, nummer, bereikbaar, e-mail, mail, email, mailadres, e-mailadres
  bericht, formulier, contactformulier, vraag stellen, klacht, melding
  privacy, avg, persoonsgegevens, cookies, privacyverklaring
  toegankelijkheid, beperking, rolstoel, schermlezer, slechtziend, blind, doof, slechthorend, voorlezen
  resultaat, opbrengst, voortgang, bereikt
  over het programma, visie, toekomstvisie, toekomst, achtergrond, doelstelling
  college, burgemeester, wethouder, burgemeester en wethouders, b&w, gemeentebestuur
  kiezen, keuze, besluit, beslissing, uitspraak
  gemeente, gemeentehuis, stadhuis, overheid, ambtenaar
  investeren, geld, budget, middelen, financiering, subsidie, kosten, investering
  centrumorganisatie, centrummanagement, centrummanager, binnenstadsmanager, binnenstadsbestuur, biz, bedrijveninvesteringszone
  blauwdruk, ontwerp
  draagvlak, steun, instemming
  werkgroep, projectgroep, commissie, klankbordgroep
  nieuws, actueel, nieuwsbrief, laatste nieuws, persbericht
  english, engels, information in english
  download, pdf, bestand, printen, folder
  drie partijen, gouden driehoek, samenwerkingspartner
  coalitie, coalition, coalition of the willing`

export const synonyms: Settings['synonyms'] = same
  .trim()
  .split('\n')
  .map((line, index) => ({ _key: `s${index + 1}`, words: line.split(',').map((word) => word.trim()) }))
