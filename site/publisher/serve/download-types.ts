/** Files that editors offer, by ending: their media types, and which of them a browser may show by itself. */
const OFFICE = 'application/vnd.openxmlformats-officedocument'
const OPEN = 'application/vnd.oasis.opendocument'

/** The only folder with files that come from editors as they are. */
export const DOWNLOADS = '/bestanden/'

/** Nothing in them can run. */
export const SHOWN_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  mp4: 'video/mp4',
  webm: 'video/webm',
}

/** Saved, never shown; what is on neither list has no type at all, so that no page can use it as a script. */
export const SAVED_TYPES: Readonly<Record<string, string>> = {
  docx: `${OFFICE}.wordprocessingml.document`,
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  pptx: `${OFFICE}.presentationml.presentation`,
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  odt: `${OPEN}.text`,
  ods: `${OPEN}.spreadsheet`,
  odp: `${OPEN}.presentation`,
  rtf: 'application/rtf',
  csv: 'text/csv; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  vcf: 'text/vcard; charset=utf-8',
  kml: 'application/vnd.google-earth.kml+xml',
  kmz: 'application/vnd.google-earth.kmz',
  gpx: 'application/gpx+xml',
  geojson: 'application/geo+json',
  epub: 'application/epub+zip',
  zip: 'application/zip',
}

export const UNKNOWN_TYPE = 'application/octet-stream'

/** Of what is saved: a page that opens it all the same has an origin of its own and runs nothing. */
export const SAVED_HEADERS = {
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'Content-Disposition': 'attachment',
} as const

/** @param path with or without its first slash @returns undefined where it is no such file */
export function downloadType(path: string): { readonly type: string; readonly isShown: boolean } | undefined {
  if (!`/${path.replace(/^\//, '')}`.startsWith(DOWNLOADS)) return undefined
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
  const shown = Object.hasOwn(SHOWN_TYPES, ending) ? SHOWN_TYPES[ending] : undefined
  const saved = Object.hasOwn(SAVED_TYPES, ending) ? SAVED_TYPES[ending] : undefined
  return { type: shown ?? saved ?? UNKNOWN_TYPE, isShown: shown !== undefined }
}
