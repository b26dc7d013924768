/** Finds the documents that lead to a page by its address: in texts, menus, fields and redirects. */
import { z } from 'zod'
import { normalizePath } from '../address.ts'
import { documentSchemas } from '../document-schemas.ts'
import { fieldRegistry } from '../studio-registry.ts'
import { unwrap } from '../unwrap.ts'
import { linksIn } from './links.ts'

/** Where links stand in each type, as GROQ writes it: `body[].markDefs[].href`. */
const linkFields: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(documentSchemas).map(([type, schema]) => [type, [...new Set(fieldsIn(schema, ''))]]),
)

/** The condition in GROQ for a document that may lead to an address beginning with `$path`; {@link linksTo} says whether it does. */
export const MAY_LINK = [...linkFields]
  .filter(([, fields]) => fields.length > 0)
  .map(([type, fields]) => {
    const any = fields.map((field) =>
      field.includes('[]')
        ? `count(${field}[string::startsWith(@, $path)]) > 0`
        : `string::startsWith(${field}, $path)`,
    )
    return `(_type == "${type}" && (${any.join(' || ')}))`
  })
  .join(' || ')

/** The `$path` of {@link MAY_LINK}: an address may be written without its last slash. */
export function linkStart(path: string): string {
  return path.length > 1 ? path.replace(/\/$/, '') : path
}

/** @param path from the root @returns whether one of the links in a document leads there */
export function linksTo(document: unknown, path: string): boolean {
  return linksIn(document).some(
    ({ href }) => href.startsWith('/') && normalizePath(href) === normalizePath(path),
  )
}

function fieldsIn(schema: z.core.$ZodType, path: string): string[] {
  const inner = unwrap(schema)
  if (inner instanceof z.ZodArray) return fieldsIn(inner.element, `${path}[]`)
  if (inner instanceof z.ZodDiscriminatedUnion)
    return inner.options.flatMap((option) => fieldsIn(option, path))
  if (inner instanceof z.ZodObject) {
    const shape: Readonly<Record<string, z.core.$ZodType>> = inner.shape
    return Object.entries(shape).flatMap(([name, field]) =>
      fieldsIn(field, path === '' ? name : `${path}.${name}`),
    )
  }
  return fieldRegistry.get(inner)?.link === true ? [path] : []
}
