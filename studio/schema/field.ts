/** One field of a form, from its description. */
import type { FieldDescription } from '@programme/content-schemas'
import { defineArrayMember, defineField, type FieldDefinition } from 'sanity'
import { programmeTimeZone } from '../desk/time-zone.ts'

const RICH_TEXT = [
  defineArrayMember({
    type: 'block',
    styles: [
      { title: 'Gewone tekst', value: 'normal' },
      { title: 'Kop 2', value: 'h2' },
      { title: 'Kop 3', value: 'h3' },
      { title: 'Kop 4', value: 'h4' },
      { title: 'Citaat', value: 'blockquote' },
    ],
    lists: [
      { title: 'Opsomming', value: 'bullet' },
      { title: 'Genummerd', value: 'number' },
    ],
    marks: {
      decorators: [
        { title: 'Vet', value: 'strong' },
        { title: 'Cursief', value: 'em' },
      ],
      annotations: [
        {
          name: 'link',
          type: 'object',
          title: 'Link',
          fields: [
            {
              name: 'href',
              type: 'string',
              title: 'Adres',
              description: 'Bijvoorbeeld https://… of /projecten/',
            },
          ],
        },
      ],
    },
  }),
]

/** Read when a form is opened, by when the settings are known. */
const byProgrammeClock = {
  get displayTimeZone() {
    return programmeTimeZone()
  },
  allowTimeZoneSwitch: false,
}

/** @param imageFields the fields of a picture inside rich text */
export function deriveField(
  description: FieldDescription,
  imageFields: readonly FieldDescription[] = [],
): FieldDefinition {
  const { name, title, description: hint, studio, fields, member } = description
  const { visibleWhen } = studio
  const hidden = visibleWhen
    ? ({ parent }: { parent?: Record<string, unknown> }) =>
        !visibleWhen.in.some((value) => parent?.[visibleWhen.field] === value)
    : undefined
  const base = { name, title, description: hint, ...(hidden ? { hidden } : {}) }
  switch (description.type) {
    case 'slug':
      return defineField({
        ...base,
        type: 'slug',
        options: { source: studio.source ?? 'title', maxLength: 80 },
      })
    case 'image':
      return defineField({
        ...base,
        type: 'image',
        options: { hotspot: true },
        fields: fields.map((field) => deriveField(field)),
      })
    case 'file':
      return defineField({ ...base, type: 'file' })
    case 'reference':
      return defineField({ ...base, type: 'reference', to: targetsOf(description) })
    case 'portableText':
      return defineField({ ...base, type: 'array', of: [...RICH_TEXT, pictureMember(imageFields)] })
    case 'text':
      return defineField({ ...base, type: 'text', rows: studio.rows ?? 3 })
    case 'object':
      return defineField({
        ...base,
        type: 'object',
        fields: fields.map((field) => deriveField(field, imageFields)),
      })
    case 'array':
      return defineField({
        ...base,
        type: 'array',
        of: member ? [deriveMember(member, imageFields)] : [],
        ...tagLayout(member),
      })
    case 'datetime':
      return defineField({ ...base, type: 'datetime', options: byProgrammeClock })
    case 'string':
      return defineField({ ...base, type: 'string', ...optionList(studio.options) })
    default:
      return defineField({ ...base, type: description.type })
  }
}

function deriveMember(member: FieldDescription, imageFields: readonly FieldDescription[]) {
  if (member.type === 'reference') return defineArrayMember({ type: 'reference', to: targetsOf(member) })
  if (member.type !== 'object') return defineArrayMember({ type: 'string' })
  const { preview } = member.studio
  return defineArrayMember({
    type: 'object',
    title: member.title,
    fields: member.fields.map((field) => deriveField(field, imageFields)),
    ...(preview
      ? {
          preview: {
            select: { title: preview.title, ...(preview.subtitle ? { subtitle: preview.subtitle } : {}) },
          },
        }
      : {}),
  })
}

function pictureMember(imageFields: readonly FieldDescription[]) {
  return defineArrayMember({
    type: 'image',
    title: 'Afbeelding',
    options: { hotspot: true },
    fields: imageFields.map((field) => deriveField(field)),
  })
}

function targetsOf({ studio }: FieldDescription): { type: string }[] {
  return (studio.targets ?? []).map((type) => ({ type }))
}

function optionList(options: Readonly<Record<string, string>> | undefined) {
  if (!options) return {}
  return {
    options: {
      layout: 'radio' as const,
      list: Object.entries(options).map(([value, title]) => ({ value, title })),
    },
  }
}

/** A list of fixed values is ticked; a list of free words is written as tags. */
function tagLayout(member: FieldDescription | undefined) {
  if (member?.type !== 'string') return {}
  const { options } = member.studio
  if (!options) return { options: { layout: 'tags' as const } }
  return { options: { list: Object.entries(options).map(([value, title]) => ({ value, title })) } }
}
