/** The fields of a schema as plain data, for who has to draw a form and does not know zod. */
import { z } from 'zod'
import { fieldRegistry, type FieldStudio } from './studio-registry.ts'
import { unwrap } from './unwrap.ts'

export interface FieldDescription {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly optional: boolean
  readonly type: 'string' | 'number' | 'boolean' | 'object' | 'array' | NonNullable<FieldStudio['kind']>
  readonly studio: FieldStudio
  /** Of an object or an image. */
  readonly fields: readonly FieldDescription[]
  /** Of an array. */
  readonly member: FieldDescription | undefined
}

/** Fields that the store itself fills. */
const HIDDEN = new Set([
  '_id',
  '_type',
  '_rev',
  '_key',
  '_ref',
  '_weak',
  '_createdAt',
  '_updatedAt',
  '_strengthenOnPublish',
])
const INSIDE_IMAGE = new Set(['asset', 'crop', 'hotspot'])

/** @throws TypeError for a zod construct that no form field stands for */
export function describeFields(schema: z.core.$ZodType): FieldDescription[] {
  const inner = unwrap(schema)
  if (!(inner instanceof z.ZodObject)) throw new TypeError('Only the fields of an object can be described.')
  const shape: Readonly<Record<string, z.core.$ZodType>> = inner.shape
  return Object.entries(shape)
    .filter(([name]) => !HIDDEN.has(name))
    .map(([name, field]) => describe(name, field))
}

function describe(name: string, schema: z.core.$ZodType): FieldDescription {
  const inner = unwrap(schema)
  const studio = fieldRegistry.get(inner) ?? {}
  const { title = name, description = '' } = z.globalRegistry.get(inner) ?? {}
  const outer = z.globalRegistry.get(schema)
  const type = studio.kind ?? constructOf(name, inner)
  return {
    name,
    title: outer?.title ?? title,
    description: outer?.description ?? description,
    optional: schema instanceof z.ZodOptional,
    type,
    studio,
    fields:
      type === 'object'
        ? describeFields(inner)
        : type === 'image'
          ? describeFields(inner).filter((field) => !INSIDE_IMAGE.has(field.name))
          : [],
    member: type === 'array' && inner instanceof z.ZodArray ? describe(name, inner.element) : undefined,
  }
}

function constructOf(name: string, schema: z.core.$ZodType): FieldDescription['type'] {
  if (schema instanceof z.ZodObject) return 'object'
  if (schema instanceof z.ZodArray) return 'array'
  if (schema instanceof z.ZodNumber) return 'number'
  if (schema instanceof z.ZodBoolean) return 'boolean'
  if (schema instanceof z.ZodEnum || schema._zod.def.type === 'string') return 'string'
  throw new TypeError(`The field "${name}" is a ${schema._zod.def.type}, which the Studio has no input for.`)
}
