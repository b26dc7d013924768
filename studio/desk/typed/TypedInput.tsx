/** A field for a day, a moment or a number: takes what people type in Dutch, shows it in Dutch, and says what it cannot read. */
import { CalendarIcon } from '@sanity/icons/Calendar'
import { Box, Button, Card, Flex, Stack, Text, TextInput } from '@sanity/ui'
import { useRef, useState } from 'react'
import {
  FormField,
  getPublishedId,
  set,
  unset,
  useFormValue,
  type InputProps,
  type NumberInputProps,
  type StringInputProps,
} from 'sanity'
import { dayInDutch, momentInDutch } from '../dates.ts'
import { programmeTimeZone } from '../time-zone.ts'
import { numberInDutch, parseDay, parseMoment, parseNumber, type Parsed } from './parse-dutch.ts'
import { setUnreadable, useUnreadableText } from './unreadable.ts'

type TypedInputProps = StringInputProps | NumberInputProps

interface Kind {
  readonly parse: (text: string) => Parsed<string | number>
  readonly format: (value: unknown) => string
  readonly example: string
  readonly message: string
}

const KINDS = {
  date: {
    parse: parseDay,
    format: (value) => dayInDutch(String(value)),
    example: 'bijvoorbeeld 19-12-2026',
    message:
      'Dit is geen datum. Schrijf de datum als 19-12-2026 of 19 december 2026. Een weekdag erbij moet kloppen.',
  },
  datetime: {
    parse: (text) => parseMoment(text, programmeTimeZone()),
    format: (value) => momentInDutch(String(value)),
    example: 'bijvoorbeeld 19-12-2026 20:00',
    message:
      'Dit is geen dag met een tijd die bestaat. Schrijf het als 19-12-2026 20:00. Een weekdag erbij moet kloppen. Let op de nacht waarin de klok vooruit gaat.',
  },
  number: {
    parse: parseNumber,
    format: (value) => (typeof value === 'number' ? numberInDutch(value) : String(value)),
    example: 'bijvoorbeeld 12,5',
    message: 'Dit is geen getal. Schrijf het als 12 of 12,5.',
  },
} as const satisfies Readonly<Record<string, Kind>>

export function isTyped(props: InputProps): props is TypedInputProps {
  return Object.hasOwn(KINDS, props.schemaType.name)
}

function kindOf(name: string): Kind {
  return name === 'date' ? KINDS.date : name === 'datetime' ? KINDS.datetime : KINDS.number
}

export function TypedInput(props: TypedInputProps) {
  const { id, level, schemaType, validation, path, presence } = props
  // Sanity leaves the label of a datetime to its input.
  if (schemaType.name !== 'datetime') return <TypedText {...props} />
  return (
    <FormField
      __unstable_presence={presence}
      data-testid={`field-${id}`}
      inputId={id}
      level={level}
      title={schemaType.title}
      description={schemaType.description}
      validation={validation}
      path={path}
    >
      <TypedText {...props} />
    </FormField>
  )
}

function TypedText(props: TypedInputProps) {
  const { elementProps, value, readOnly, onChange, path, schemaType, id } = props
  const kind = kindOf(schemaType.name)
  const formId = useFormValue(['_id'])
  const documentId = getPublishedId(typeof formId === 'string' ? formId : '')
  const field = `${documentId} ${id}`
  const unreadable = useUnreadableText(field)
  /** While she types; then what was read is shown as it is written in full. */
  const [typed, setTyped] = useState<string>()
  const calendar = useRef<HTMLInputElement>(null)
  const shown = unreadable ?? typed ?? (value === undefined ? '' : kind.format(value))

  function take(text: string): void {
    setTyped(text)
    const parsed = text.trim() === '' ? undefined : kind.parse(text)
    const isReadable = parsed !== undefined || text.trim() === ''
    setUnreadable(field, isReadable ? undefined : { documentId, path, text, message: kind.message })
    if (text.trim() === '') onChange(unset())
    else if (parsed && parsed.value !== value) onChange(set(parsed.value))
  }

  function takeDay(day: string): void {
    if (day === '') return
    const time = /\d\d:\d\d$/.exec(typeof value === 'string' ? kind.format(value) : '')?.[0] ?? '12:00'
    take(schemaType.name === 'datetime' ? `${day} ${time}` : day)
    setTyped(undefined)
  }

  return (
    <Stack gap={2}>
      <Flex gap={2} align="center">
        <Box flex={1}>
          <TextInput
            {...elementProps}
            value={shown}
            placeholder={kind.example}
            inputMode={schemaType.name === 'number' ? 'decimal' : 'text'}
            autoComplete="off"
            readOnly={readOnly}
            aria-invalid={unreadable !== undefined}
            onChange={({ currentTarget }) => take(currentTarget.value)}
            onBlur={(event) => {
              setTyped(undefined)
              elementProps.onBlur(event)
            }}
          />
        </Box>
        {schemaType.name === 'number' || readOnly === true ? null : (
          <>
            <Button
              mode="ghost"
              icon={CalendarIcon}
              aria-label="Kies een dag in de kalender"
              onClick={() => calendar.current?.showPicker()}
            />
            <input
              ref={calendar}
              type="date"
              tabIndex={-1}
              aria-hidden="true"
              style={{ width: 0, border: 0, padding: 0, opacity: 0 }}
              onChange={({ currentTarget }) => takeDay(currentTarget.value)}
            />
          </>
        )}
      </Flex>
      {unreadable === undefined || typed !== undefined ? null : (
        <Card tone="critical" padding={3} radius={2} role="alert">
          <Text size={1}>{kind.message}</Text>
        </Card>
      )}
    </Stack>
  )
}
