/** Warnings: what would make a document better although it may be published as it is; for an editor, in Dutch. */
import type { AnyDocument, Documents } from '../document-schemas.ts'
import { isRecord } from '../../shared/is-record.ts'
import type { PathSegment, Problem } from '../problem.ts'
import { problemIn } from './document-problem.ts'
import { readingLevel } from './reading-level.ts'

interface Warning {
  readonly path: readonly PathSegment[]
  readonly message: string
}

/** Below this score a text asks more than language level B1. */
const HARD = 45
/** Words. */
const LONG_SENTENCE = 20

export function warningsFor(document: AnyDocument): Problem[] {
  const found = [
    ...aboutContact(document),
    ...aboutResult(document),
    ...aboutUpkeep(document),
    ...aboutValues(document, []),
  ]
  return found.map(({ path, message }) => problemIn(document, path, message))
}

function aboutContact(document: AnyDocument): Warning[] {
  if (document._type !== 'projectPage' && document._type !== 'event') return []
  if ((document.contacts ?? []).length > 0) return []
  return [
    {
      path: ['contacts'],
      message: 'Er staat geen contact bij. Kies wie bezoekers hierover kunnen bereiken.',
    },
  ]
}

function aboutResult(document: AnyDocument): Warning[] {
  if (document._type !== 'result') return []
  return [
    ...(document.date === undefined
      ? [
          {
            path: ['date'],
            message: 'Er staat geen datum bij. Vul de dag in waarop dit bereikt is, als u die weet.',
          },
        ]
      : []),
    ...(document.source === undefined && document.kind === 'indicator'
      ? [
          {
            path: ['source'],
            message: 'Bij cijfers willen lezers de bron zien. Vul een link naar de bron in.',
          },
        ]
      : []),
  ]
}

type Kept = Documents['projectPage'] | Documents['contact'] | Documents['result']

function isKept(document: AnyDocument): document is Kept {
  return document._type === 'projectPage' || document._type === 'contact' || document._type === 'result'
}

function aboutUpkeep(document: AnyDocument): Warning[] {
  if (!isKept(document) || document.reviewBy !== undefined) return []
  const message =
    'Er is geen dag waarop iemand dit nakijkt. Kies een dag, dan komt het vanzelf bij Vandaag te staan.'
  return [{ path: ['reviewBy'], message }]
}

/** Alternative texts and rich texts, wherever in the document they stand. */
function aboutValues(value: unknown, path: readonly PathSegment[]): Warning[] {
  if (Array.isArray(value)) {
    const members: readonly unknown[] = value
    return [
      ...aboutText(members, path),
      ...members.flatMap((member, index) => {
        const key = isRecord(member) && typeof member['_key'] === 'string' ? { _key: member['_key'] } : index
        return aboutValues(member, [...path, key])
      }),
    ]
  }
  if (!isRecord(value)) return []
  return [
    ...(value['_type'] === 'image' ? aboutAlternative(value['alt'], path) : []),
    ...Object.entries(value).flatMap(([name, member]) => aboutValues(member, [...path, name])),
  ]
}

function aboutAlternative(alt: unknown, path: readonly PathSegment[]): Warning[] {
  if (typeof alt !== 'string') return []
  const text = alt.trim()
  if (/^(?:IMG|DSC|P)[-_ ]?\d+|\.(?:jpe?g|png|webp|gif|heic)$/i.test(text))
    return [
      { path: [...path, 'alt'], message: 'Dit is de naam van een bestand. Beschrijf wat er te zien is.' },
    ]
  if (/^(?:foto|afbeelding|plaatje|tekening) van\b/i.test(text))
    return [
      {
        path: [...path, 'alt'],
        message: 'Dat het een afbeelding is, weet de lezer al. Begin met wat er te zien is.',
      },
    ]
  return []
}

function aboutText(members: readonly unknown[], path: readonly PathSegment[]): Warning[] {
  const paragraphs = members.flatMap((member) =>
    isRecord(member) && member['_type'] === 'block' && !/^h\d$/.test(String(member['style']))
      ? [textOf(member)]
      : [],
  )
  const level = readingLevel(paragraphs)
  if (!level || level.score >= HARD) return []
  const { wordsPerSentence, longestSentence } = level
  const remedy =
    wordsPerSentence > LONG_SENTENCE
      ? `Een zin heeft hier gemiddeld ${Math.round(wordsPerSentence)} woorden. Maak kortere zinnen, om te beginnen van deze: „${opening(longestSentence)}”`
      : 'Kies kortere en bekendere woorden.'
  return [{ path, message: `Deze tekst is moeilijker dan taalniveau B1. ${remedy}` }]
}

function textOf(block: Readonly<Record<string, unknown>>): string {
  const children: readonly unknown[] = Array.isArray(block['children']) ? block['children'] : []
  return children
    .map((child) => (isRecord(child) && typeof child['text'] === 'string' ? child['text'] : ''))
    .join('')
}

function opening(sentence: string): string {
  const first = sentence.split(/\s+/).slice(0, 8).join(' ')
  return first === sentence ? sentence : `${first} …`
}
