/** Documents that hold more of a person than consent lets anybody see: whoever reads the store without being known gets none of them. */
import type { DocumentType } from './document-schemas.ts'

export const PRIVATE_TYPES: readonly DocumentType[] = ['contact']
