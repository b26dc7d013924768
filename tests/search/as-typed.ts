/** Questions as visitors type them on the site of Vlaardingen, each with the pages that answer it; one of them must be among the first three. */

const first = `
  leegstand | /projecten/aanpak-leegstand/ /werkgroepen/leegstand/ /agenda/minder-leegstand/
  leeg pand | /projecten/aanpak-leegstand/ /werkgroepen/leegstand/
  leegstnad | /projecten/aanpak-leegstand/ /werkgroepen/leegstand/ /agenda/minder-leegstand/
  winkelruimte huren | /projecten/aanpak-leegstand/ /werkgroepen/leegstand/
  pandeigenaar | /partijen/vastgoed/ /resultaten/vereniging-van-eigenaren/ /doe-mee/
  vve | /resultaten/vereniging-van-eigenaren/ /partijen/vastgoed/
  vastgoed vereniging | /resultaten/vereniging-van-eigenaren/ /partijen/vastgoed/
  gouden driehoek | /over/ /partijen/
  coalition of the willing | /resultaten/coalitie-van-wie-wil/ /en/
  burgemeester | /resultaten/coalitie-van-wie-wil/ /projecten/centrumorganisatie/
  b&w besluit | /resultaten/coalitie-van-wie-wil/
  blauwdruk | /resultaten/draagvlak-blauwdruk/ /projecten/centrumorganisatie/
  draagvlak | /resultaten/draagvlak-blauwdruk/
  centrummanager | /projecten/centrumorganisatie/ /contact/ /contact/veronique-gielen/
  binnenstads bestuur | /projecten/centrumorganisatie/
  BIZ | /projecten/centrumorganisatie/ /partijen/ondernemers/
  winkeliersvereniging | /partijen/ondernemers/ /resultaten/ondernemers-in-werkgroepen/ /werkgroepen/
  horeca | /partijen/ondernemers/
  terrassen | /projecten/sfeer-en-uitstraling/
  gevels opknappen | /projecten/sfeer-en-uitstraling/ /agenda/een-binnenstad-om-te-blijven/
  straatverlichting | /projecten/sfeer-en-uitstraling/
  schoon en heel | /projecten/sfeer-en-uitstraling/
  reclame | /projecten/gezamenlijke-promotie/ /werkgroepen/promotie/
  citymarketing | /projecten/gezamenlijke-promotie/ /werkgroepen/promotie/
  wanneer is de volgende vergadering | /agenda/bijeenkomsten/ /agenda/
  meedoen | /doe-mee/
  vrijwilliger | /doe-mee/
  telefoonnummer | /contact/
  06 242 311 94 | /contact/sonja-den-duijn/
  30189806 | /contact/veronique-gielen/
  Véronique Gielen | /contact/veronique-gielen/
  sonja | /contact/sonja-den-duijn/
  s.unk@ik-onderneem.nl | /contact/sonja-den-duijn/
  ik onderneem | /over/ /projecten/centrumorganisatie/ /contact/veronique-gielen/ /contact/sonja-den-duijn/
  toekomstvisie | /over/
  hoeveel geld investeert de gemeente | /partijen/gemeente/ /projecten/centrumorganisatie/
  english | /en/
  privacy cookies | /privacy/
  programma op één A4 downloaden | /projecten/centrumorganisatie/
  slechtziend | /toegankelijkheid/
  uitstr | /projecten/sfeer-en-uitstraling/ /werkgroepen/sfeer-en-uitstraling/`

/** Made after the synonyms were, to see whether they hold for others too. */
const second = `
  lege winkels | /projecten/aanpak-leegstand/ /werkgroepen/leegstand/ /agenda/minder-leegstand/
  pand te huur | /projecten/aanpak-leegstand/ /werkgroepen/leegstand/
  winkel beginnen | /projecten/aanpak-leegstand/ /partijen/ondernemers/ /doe-mee/
  leegstaande panden centrum | /projecten/aanpak-leegstand/ /werkgroepen/leegstand/
  wie moet ik bellen | /contact/
  nummer sonja | /contact/sonja-den-duijn/
  veronique mail | /contact/veronique-gielen/
  e-mailadres coordinator | /contact/ /contact/veronique-gielen/ /contact/sonja-den-duijn/
  pdf | /bestanden/ /projecten/centrumorganisatie/
  het programma op een a4 | /bestanden/ /projecten/centrumorganisatie/
  eigenaar pand meedoen | /doe-mee/ /partijen/vastgoed/
  huisbaas | /partijen/vastgoed/ /resultaten/vereniging-van-eigenaren/
  makelaar | /partijen/vastgoed/ /projecten/aanpak-leegstand/
  rendement | /partijen/vastgoed/ /over/
  wat is een mandaat | /over/ /partijen/ /projecten/centrumorganisatie/
  wat betekent draagvlak | /over/ /resultaten/draagvlak-blauwdruk/
  niet vrijblijvend | /over/ /projecten/centrumorganisatie/ /
  wethouder | /resultaten/coalitie-van-wie-wil/ /over/
  college van b en w | /resultaten/coalitie-van-wie-wil/ /over/
  coalitie | /resultaten/coalitie-van-wie-wil/
  visie 2020 | /over/ /projecten/centrumorganisatie/
  wat is ik onderneem | /over/
  golden triangle | /en/
  information in english | /en/
  blind | /toegankelijkheid/
  toegankelijk | /toegankelijkheid/
  cookies | /privacy/
  gegevens laten verwijderen | /privacy/
  bijeenkomst | /agenda/bijeenkomsten/
  agenda | /agenda/bijeenkomsten/ /agenda/
  wanneer komt de werkgroep bij elkaar | /agenda/bijeenkomsten/ /werkgroepen/
  aanmelden werkgroep | /doe-mee/ /werkgroepen/ /werkgroepen/leegstand/
  ondernemersvereniging | /partijen/ondernemers/ /resultaten/ondernemers-in-werkgroepen/
  restaurant | /partijen/ondernemers/
  social media | /projecten/gezamenlijke-promotie/ /werkgroepen/promotie/
  evenementen | /projecten/gezamenlijke-promotie/ /agenda/bijeenkomsten/
  groen in de straat | /projecten/sfeer-en-uitstraling/ /werkgroepen/sfeer-en-uitstraling/
  bankjes | /projecten/sfeer-en-uitstraling/
  etalages | /projecten/sfeer-en-uitstraling/ /agenda/een-binnenstad-om-te-blijven/
  bestuur van de binnenstad | /projecten/centrumorganisatie/
  centrumorganistaie | /projecten/centrumorganisatie/
  promotei | /projecten/gezamenlijke-promotie/ /werkgroepen/promotie/
  blauwdurk | /resultaten/draagvlak-blauwdruk/
  budget gemeente | /partijen/gemeente/ /projecten/centrumorganisatie/
  laatste nieuws | /nieuws/ /nieuws/site-staat-online/
  bericht sturen | /contact/bericht/
  klacht indienen | /contact/bericht/ /contact/
  wat is er al bereikt | /resultaten/
  cijfers | /resultaten/ /projecten/aanpak-leegstand/
  06-24231194 | /contact/sonja-den-duijn/`

export interface TypedQuestion {
  readonly question: string
  /** Any of them will do; a folder stands for what is in it. */
  readonly pages: readonly string[]
}

export const typedQuestions: Readonly<Record<'first' | 'second', readonly TypedQuestion[]>> = {
  first: questionsOf(first),
  second: questionsOf(second),
}

function questionsOf(table: string): TypedQuestion[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [question = '', pages = ''] = line.split('|').map((part) => part.trim())
      return { question, pages: pages.split(' ') }
    })
}
