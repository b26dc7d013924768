/**
 * What the Studio and the site need to know of a schema besides its fields, as plain data.
 *
 * A schema type of the Studio is derived from three things: the zod construct (object, array, enum, string, number,
 * boolean, union of block objects), the Dutch `title` and `description` of `.meta`, and the entry in this registry. Where a
 * zod construct alone does not say what is meant, the entry's `kind` does; derivation never guesses.
 */
import { z } from 'zod'

/** What a value is, beyond its zod construct. */
type FieldKind =
  'text' | 'slug' | 'date' | 'datetime' | 'url' | 'email' | 'image' | 'file' | 'reference' | 'portableText'

export interface FieldStudio {
  readonly kind?: FieldKind
  /** Document types a reference may point to. */
  readonly targets?: readonly string[]
  /** The text is an address that a visitor can follow. */
  readonly link?: boolean
  /** Lines of a text box. */
  readonly rows?: number
  /** Field whose value a slug is made from. */
  readonly source?: string
  /** The field shows only where its sibling has one of these values. */
  readonly visibleWhen?: { readonly field: string; readonly in: readonly (string | boolean)[] }
  /** Dutch titles of the options of an enum. */
  readonly options?: Readonly<Record<string, string>>
  /** Preview of an array's members: the field that serves as title, and one below it. */
  readonly preview?: { readonly title: string; readonly subtitle?: string }
}

/** Every document has a page in this folder, `/projecten/`, at its slug; the folder's own address is their overview. */
export interface PageFolder {
  readonly folder: `/${string}`
}

/** The one document of this type has its page here, whether it is published or not. */
export interface FixedPage {
  readonly path: `/${string}`
}

/** Where the Studio lists documents of a type. */
export type DeskGroup = 'projects' | 'workingGroups' | 'results' | 'contact' | 'news' | 'pages' | 'settings'

export interface DocumentDescription {
  readonly title: string
  readonly plural: string
  /** What an editor wants to know of this type, in a few sentences: what it is for, and where it shows. */
  readonly help: readonly string[]
  /** Name of an icon of @sanity/icons, without the suffix Icon. */
  readonly icon: string
  readonly desk: DeskGroup
  readonly page?: PageFolder | FixedPage
  readonly groups?: readonly {
    readonly name: string
    readonly title: string
    readonly fields: readonly string[]
  }[]
  readonly preview: { readonly title: string; readonly subtitle?: string; readonly media?: string }
  readonly orderings?: readonly {
    readonly title: string
    readonly field: string
    readonly direction: 'asc' | 'desc'
  }[]
  /** The id of the only document of this type. */
  readonly singleton?: string
  readonly initialValue?: Readonly<Record<string, unknown>>
}

export const fieldRegistry = z.registry<FieldStudio>()
export const documentRegistry = z.registry<DocumentDescription>()
