/** What visitors ask, of which kind the question is, and the page that must be among the first three answers. */
type Kind = 'inflection' | 'compound' | 'synonym' | 'typing error' | 'name' | 'phone number'

interface Question {
  readonly kind: Kind
  readonly asked: string
  readonly page: string
}

const table: Readonly<Record<Kind, string>> = {
  inflection: `
    project | /projecten/
    projecten | /projecten/
    werkgroepen | /werkgroepen/
    resultaat | /resultaten/
    leegstaande panden | /projecten/aanpak-leegstand/
    lege panden | /projecten/aanpak-leegstand/
    leeg pand | /projecten/aanpak-leegstand/
    gezamenlijk promoten | /projecten/gezamenlijke-promotie/
    promoties | /projecten/gezamenlijke-promotie/
    centrumorganisaties | /projecten/centrumorganisatie/
    verenigingen van eigenaren | /resultaten/vereniging-van-eigenaren/
    eigenaar vereniging | /resultaten/vereniging-van-eigenaren/
    actieve ondernemer werkgroep | /resultaten/ondernemers-in-werkgroepen/
    coalities | /resultaten/coalitie-van-wie-wil/
    blauwdrukken | /resultaten/draagvlak-blauwdruk/
    kademuur | /projecten/kadeherstel/
    muren hersteld | /projecten/kadeherstel/
    tuintjes | /projecten/geveltuinen/
    geveltuin | /projecten/geveltuinen/
    plantje | /projecten/geveltuinen/
    huurprijs | /projecten/huurprijzen/
    eerlijke huur | /projecten/huurprijzen/
    winkelpui | /projecten/gevelsubsidie/
    opknappen pui | /projecten/gevelsubsidie/
    woningen boven winkel | /projecten/wonen-boven-winkels/
    kind | /projecten/speelroute/
    speelroutes | /projecten/speelroute/
    museum | /nieuws/museumnacht/
    musea | /nieuws/museumnacht/
    schip | /nieuws/haringfeest/
    haringen | /nieuws/haringfeest/
    bezoekersaantal | /nieuws/bezoekersaantallen/
    tellen passant | /nieuws/bezoekersaantallen/
    kraam kerst | /nieuws/kerstmarkt/
    gedicht | /nieuws/stoepkrijt/
    ontwerp schoolpleinen | /nieuws/schoolplein/
    koopzondagen | /nieuws/koopzondag/
    vrijwilliger bloembak | /nieuws/vrijwilligers/
    wandelen etalage | /agenda/bijeenkomsten/straatwandeling/
    afspraak horeca | /agenda/bijeenkomsten/bewonersavond/
    cursussen etaleren | /agenda/bijeenkomsten/cursus-etaleren/
    verhuizen warenmarkt | /nieuws/warenmarkt/`,
  compound: `
    leegstand etalages | /projecten/winkelleegstand/
    winkel leegstand | /projecten/winkelleegstand/
    stalling | /projecten/fietsenstalling/
    fiets | /projecten/fietsenstalling/
    muren | /projecten/kadeherstel/
    kade | /projecten/kadeherstel/
    tuinen | /projecten/geveltuinen/
    gevel | /projecten/geveltuinen/
    verlichting | /projecten/straatverlichting/
    garage | /projecten/parkeergarage/
    deelauto | /projecten/parkeergarage/
    plein | /projecten/kerkplein/
    prijzen | /projecten/huurprijzen/
    inzameling | /projecten/afvalinzameling/
    bedrijfsafval ophalen | /projecten/afvalinzameling/
    afval inzameling | /projecten/afvalinzameling/
    puien | /projecten/gevelsubsidie/
    route | /projecten/speelroute/
    berging | /projecten/waterberging/
    wijzering | /projecten/bewegwijzering/
    zondag | /nieuws/koopzondag/
    markt | /nieuws/warenmarkt/
    aantallen bezoekers | /nieuws/bezoekersaantallen/
    fonds | /nieuws/ondernemersfonds/
    feest haring | /nieuws/haringfeest/
    nacht | /nieuws/museumnacht/
    vezel | /nieuws/glasvezel/
    toezicht camera | /nieuws/veiligheid/
    panden haven | /nieuws/erfpacht/
    bloem bakken | /nieuws/vrijwilligers/
    ontbijt | /agenda/bijeenkomsten/ondernemersontbijt/
    avond bewoners | /agenda/bijeenkomsten/bewonersavond/
    vergadering | /agenda/bijeenkomsten/jaarvergadering/
    vereniging winkeliers | /agenda/bijeenkomsten/jaarvergadering/
    organisatie centrum | /projecten/centrumorganisatie/
    promotiewerkgroep | /werkgroepen/promotie/
    leegstandaanpak | /projecten/aanpak-leegstand/
    leegstandswerkgroep | /werkgroepen/leegstand/
    eigenarenvereniging | /resultaten/vereniging-van-eigenaren/
    stoeptegelgedichten | /nieuws/stoepkrijt/
    stadsbestuur | /projecten/centrumorganisatie/
    bestuur binnenstad | /projecten/centrumorganisatie/`,
  synonym: `
    retailer werkgroepen | /resultaten/ondernemers-in-werkgroepen/
    middenstander werkgroep | /resultaten/ondernemers-in-werkgroepen/
    marketing | /projecten/gezamenlijke-promotie/
    gezamenlijke reclame | /projecten/gezamenlijke-promotie/
    auto parkeren | /projecten/parkeergarage/
    vuilnis | /projecten/afvalinzameling/
    huisvuil | /projecten/afvalinzameling/
    rijwiel stalling | /projecten/fietsenstalling/
    telefoonnummer | /contact/
    huisbaas | /projecten/huurprijzen/
    verhuurder | /projecten/huurprijzen/
    aansluiten bij een werkgroep | /werkgroepen/
    meeting buren | /agenda/bijeenkomsten/bewonersavond/
    aanzien | /projecten/sfeer-en-uitstraling/
    uiterlijk | /projecten/sfeer-en-uitstraling/
    vergoeding pui | /projecten/gevelsubsidie/
    internet | /nieuws/glasvezel/
    wifi | /nieuws/glasvezel/
    kermis | /nieuws/haringfeest/
    rolstoel | /toegankelijkheid/
    beperking | /toegankelijkheid/
    avg | /privacy/
    persoonsgegevens | /privacy/
    aanpak lege panden | /projecten/aanpak-leegstand/`,
  'typing error': `
    leegstnad aanpak | /projecten/aanpak-leegstand/
    winkelleegstnad | /projecten/winkelleegstand/
    promosie | /projecten/gezamenlijke-promotie/
    gezamelijke promotie | /projecten/gezamenlijke-promotie/
    centrumorganisasie | /projecten/centrumorganisatie/
    sentrumorganisatie | /projecten/centrumorganisatie/
    werkgroeppen | /werkgroepen/
    toegankelijkhijd | /toegankelijkheid/
    toegangkelijkheid | /toegankelijkheid/
    privasie | /privacy/
    fietsenstaling | /projecten/fietsenstalling/
    fitsenstalling | /projecten/fietsenstalling/
    kademuuren | /projecten/kadeherstel/
    gevultuinen | /projecten/geveltuinen/
    straatverligting | /projecten/straatverlichting/
    parkeergaraage | /projecten/parkeergarage/
    kerkplien | /projecten/kerkplein/
    huurpreizen | /projecten/huurprijzen/
    bevoorading | /projecten/bevoorrading/
    afvalinsameling | /projecten/afvalinzameling/
    bewegweizering | /projecten/bewegwijzering/
    kersmarkt | /nieuws/kerstmarkt/
    koopzodnag | /nieuws/koopzondag/
    haringfeets | /nieuws/haringfeest/
    museumnagt | /nieuws/museumnacht/
    glasvesel | /nieuws/glasvezel/
    vrijwiligers | /nieuws/vrijwilligers/
    ondernemersontbeit | /agenda/bijeenkomsten/ondernemersontbijt/
    jaarvergaderring | /agenda/bijeenkomsten/jaarvergadering/
    blauwdurk | /resultaten/draagvlak-blauwdruk/
    koalitie | /resultaten/coalitie-van-wie-wil/
    erfpagt | /nieuws/erfpacht/`,
  name: `
    Véronique Gielen | /contact/veronique-gielen/
    veronique | /contact/veronique-gielen/
    gielen | /contact/veronique-gielen/
    v.gielen@ik-onderneem.nl | /contact/veronique-gielen/
    veronique gieln | /contact/veronique-gielen/
    Sonja den Duijn | /contact/sonja-den-duijn/
    sonja | /contact/sonja-den-duijn/
    den duijn | /contact/sonja-den-duijn/
    duyn | /contact/sonja-den-duijn/
    s.unk@ik-onderneem.nl | /contact/sonja-den-duijn/
    projectcoördinator | /contact/veronique-gielen/
    operationeel manager | /contact/sonja-den-duijn/
    fenna | /contact/fenna-van-der-voorbeeld/
    van der voorbeeld | /contact/fenna-van-der-voorbeeld/
    marktmeester | /contact/fenna-van-der-voorbeeld/
    joris | /contact/joris-proefman/
    havenmeester | /contact/joris-proefman/
    ayse | /contact/ayse-test/
    Ayşe | /contact/ayse-test/
    zoe | /contact/zoe-fictie/
    Zoë Fictie | /contact/zoe-fictie/
    ik onderneem | /over/`,
  'phone number': `
    06 301 898 06 | /contact/veronique-gielen/
    0630189806 | /contact/veronique-gielen/
    06-30189806 | /contact/veronique-gielen/
    +31 6 30189806 | /contact/veronique-gielen/
    +31630189806 | /contact/veronique-gielen/
    0031630189806 | /contact/veronique-gielen/
    +31 (0)6 301 898 06 | /contact/veronique-gielen/
    06301 | /contact/veronique-gielen/
    30189806 | /contact/veronique-gielen/
    06 242 311 94 | /contact/sonja-den-duijn/
    0624231194 | /contact/sonja-den-duijn/
    +31 6 24 23 11 94 | /contact/sonja-den-duijn/
    06/24231194 | /contact/sonja-den-duijn/
    06 123 450 02 | /contact/joris-proefman/`,
}

const kinds: readonly Kind[] = ['inflection', 'compound', 'synonym', 'typing error', 'name', 'phone number']

export const questions: readonly Question[] = kinds.flatMap((kind) =>
  table[kind]
    .trim()
    .split('\n')
    .map((line) => {
      const [asked = '', page = ''] = line.split('|').map((part) => part.trim())
      return { kind, asked, page }
    }),
)
