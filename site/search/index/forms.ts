/**
 * Other forms of a Dutch word that Pagefind's stemmer (Kraaij-Pohlmann) does not bring together: irregular plurals and
 * verbs, plurals in -'s and -ën, and the third person of verbs in -eren.
 */

/** Each line is one word in all its forms. */
const IRREGULAR = `
stad steden
kind kinderen
ei eieren
lid leden
schip schepen
weg wegen
dag dagen
gat gaten
slot sloten
museum musea museums
centrum centra centrums
podium podia podiums
criterium criteria
medium media
evenement evenementen
aanbod aanbiedingen
lied liederen
blad bladen bladeren
goed goederen
been benen beenderen
volk volken volkeren
gelegenheid gelegenheden
koe koeien
zee zeeen
idee ideeen
ruimte ruimten ruimtes
gemeente gemeenten gemeentes
politicus politici
musicus musici
catalogus catalogi
doen doet deed deden gedaan
gaan gaat ging gingen gegaan
staan staat stond stonden gestaan
zien ziet zag zagen gezien
komen komt kwam kwamen gekomen
geven geeft gaf gaven gegeven
nemen neemt nam namen genomen
vinden vindt vond vonden gevonden
kiezen kiest koos kozen gekozen keuze keuzes
beginnen begint begon begonnen
sluiten sluit sloot gesloten
besluiten besluit besloot besloten
helpen helpt hielp hielpen geholpen
lopen loopt liep liepen gelopen
rijden rijdt reed gereden
schrijven schrijft schreef schreven geschreven
krijgen krijgt kreeg kregen gekregen
blijven blijft bleef bleven gebleven
denken denkt dacht dachten gedacht
zoeken zoekt zocht zochten gezocht
kopen koopt kocht kochten gekocht
verkopen verkoopt verkocht verkochten
brengen brengt bracht brachten gebracht
spreken spreekt sprak spraken gesproken
houden houdt hield hielden gehouden
laten laat liet lieten gelaten
winnen wint won gewonnen
verliezen verliest verloor verloren
verdwijnen verdwijnt verdween verdwenen
vergaderen vergadert vergaderde vergaderd
onderzoeken onderzoekt onderzocht onderzochten
ontwerpen ontwerpt ontwierp ontworpen
meedoen meedoet deelnemen deelneemt deelnam deelgenomen
leegstaan leegstaat leegstaand leegstaande leegstond leegstand
`

const irregular = new Map<string, readonly string[]>()
for (const group of IRREGULAR.trim()
  .split('\n')
  .map((line) => line.split(' ')))
  for (const word of group) irregular.set(word, [...(irregular.get(word) ?? []), ...group])

/** What of a dictionary is needed to tell verbs. */
export interface Verbs {
  readonly isInfinitive: (word: string) => boolean
  readonly isStem: (word: string) => boolean
}

/**
 * @param word folded
 * @returns folded forms, without the word itself
 */
export function otherForms(word: string, verbs: Verbs): string[] {
  const found = new Set([...(irregular.get(word) ?? []), ...plurals(word), ...conjugation(word, verbs)])
  found.delete(word)
  return [...found]
}

/** programma programma's, idee ideeën: the stemmer leaves both as they are. */
function plurals(word: string): string[] {
  if (word.length < 4) return []
  if (/[^aeiou][aiouy]s$/.test(word) || /eeen$/.test(word)) return [word.replace(/(?:s|en)$/, '')]
  if (/[^aeiou][aiouy]$/.test(word)) return [`${word}s`]
  return /[^e]ee$/.test(word) ? [`${word}en`] : []
}

/** onderneemt, onderneem, ondernemen: each gives the others. */
function conjugation(word: string, { isInfinitive, isStem }: Verbs): string[] {
  const stems = [word, word.replace(/t$/, ''), ...closed(word.replace(/en$/, ''))].filter(isStem)
  return stems.flatMap((stem) => {
    const infinitives = open(stem)
      .map((bare) => `${bare}en`)
      .filter(isInfinitive)
    return infinitives.length === 0 ? [] : [stem, stem.endsWith('t') ? stem : `${stem}t`, ...infinitives]
  })
}

/** Spellings of a word that lost -en: onderneem for ondernem, zet for zett, geloof for gelov. */
export function closed(bare: string): string[] {
  const lengthened = bare.replace(/([aeou])([^aeiouwx])$/, '$1$1$2')
  const single = bare.replace(/([^aeiou])\1$/, '$1')
  return [bare, lengthened, single].map((stem) => stem.replace(/v$/, 'f').replace(/z$/, 's'))
}

/** Spellings of a syllable that gets -en. */
function open(stem: string): string[] {
  const shortened = stem.replace(/([aeou])\1([^aeiou])$/, '$1$2')
  const doubled = stem.replace(/([^aeiou])$/, '$1$1')
  return [stem, shortened, doubled].flatMap((bare) => [bare, bare.replace(/f$/, 'v').replace(/s$/, 'z')])
}
