/** The media type of an address or a file name, with its character set where it is text. */
import { lookup } from 'mrmime'
import { downloadType } from './download-types.ts'
import { TYPES } from './headers.ts'

/** A page has no ending. */
export function contentTypeOf(path: string): string {
  if (path.endsWith('/')) return 'text/html; charset=utf-8'
  const download = downloadType(path)
  if (download) return download.type
  const ours = TYPES[/\.(\w+)$/.exec(path)?.[1] ?? '']
  if (ours !== undefined) return ours
  const type = lookup(path) ?? 'application/octet-stream'
  return type.startsWith('text/') || type.includes('javascript') ? `${type}; charset=utf-8` : type
}
