/** What the layout says inside a document, in the language of the document. */
import { DOWNLOAD_KINDS, PHASES, type Language } from '@programme/content-schemas'

const nl = {
  skip: 'Naar de inhoud',
  questions: 'Vragen? Bel gerust',
  aboutProject: 'Vragen over dit project?',
  message: 'Stuur een bericht',
  card: 'Bewaar als contact',
  cardOnPaper: 'QR-code, bewaar als contact:',
  changed: 'Laatst gewijzigd op',
  languages: 'Deze pagina in een andere taal:',
  project: 'Project',
  reason: 'Aanleiding',
  approach: 'Aanpak',
  result: 'Resultaat',
  reached: 'Bereikt',
  timeline: 'Tijdlijn',
  downloads: 'Downloads',
  together: 'Wie werken samen',
  period: 'Periode',
  until: 'tot en met',
  groups: 'Werkgroepen',
  agenda: 'Op de gezamenlijke agenda',
  news: 'Nieuws',
  about: 'Dit gaat over',
  done: 'Bereikt',
  next: 'Komt nog',
  phaseOf: 'Fase van het project',
  phasePast: '(geweest)',
  phaseNow: '(nu)',
  estimate: 'De fase is een schatting van de redactie.',
  noDate: 'datum niet bekend',
  example: 'Voorbeeld: de redactie vult dit nog aan.',
  phases: PHASES,
  downloadKinds: DOWNLOAD_KINDS,
} as const

/** The same texts, each as some text of its own. */
type Texts<Of> = { readonly [Key in keyof Of]: Of[Key] extends string ? string : Texts<Of[Key]> }

const en: Texts<typeof nl> = {
  skip: 'Skip to content',
  questions: 'Questions? Just call',
  aboutProject: 'Questions about this project?',
  message: 'Send a message',
  card: 'Save as contact',
  cardOnPaper: 'QR code, save as contact:',
  changed: 'Last changed on',
  languages: 'This page in another language:',
  project: 'Project',
  reason: 'Why',
  approach: 'How',
  result: 'Result',
  reached: 'Achieved',
  timeline: 'Timeline',
  downloads: 'Downloads',
  together: 'Who work together',
  period: 'Period',
  until: 'until',
  groups: 'Working groups',
  agenda: 'On the joint agenda',
  news: 'News',
  about: 'This is about',
  done: 'Done',
  next: 'Still to come',
  phaseOf: 'Phase of the project',
  phasePast: '(past)',
  phaseNow: '(now)',
  estimate: 'The phase is an estimate by the editors.',
  noDate: 'date not known',
  example: 'Example: the editors have yet to fill this in.',
  phases: { verkennen: 'Explore', voorbereiden: 'Prepare', uitvoeren: 'Carry out', afgerond: 'Completed' },
  downloadKinds: { rapport: 'Report', verslag: 'Minutes', presentatie: 'Presentation', overig: 'Other' },
}

const TEXTS: Record<Language, Texts<typeof nl>> = { nl, en }

/** Each language by its own name. */
export const LANGUAGE_NAMES: Record<Language, string> = { nl: 'Nederlands', en: 'English' }

export function textsIn(language: Language): Texts<typeof nl> {
  return TEXTS[language]
}

/** What `lang` of a part has to say: nothing where the part is in the language that stands around it. */
export function langInside(around: Language, language: Language = 'nl'): Language | undefined {
  return language === around ? undefined : language
}
