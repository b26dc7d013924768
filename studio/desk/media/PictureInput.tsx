/** A picture in a form: its description comes with it and goes with it, and what is wrong with its size is said. */
import { Card, Stack, Text } from '@sanity/ui'
import { useCallback, useEffect, useRef, useState } from 'react'
import { PatchEvent, set, unset, useClient, type ObjectInputProps } from 'sanity'
import { isRecord } from '../../../shared/is-record.ts'
import { API_VERSION } from '../../transport/api-version.ts'
import { pictureOf, type Picture } from './picture.ts'
import { describePicked, pickedIn } from './picked-picture.ts'
import { pictureWarnings } from './warnings.ts'

export function PictureInput(props: ObjectInputProps) {
  const { value, readOnly = false, path } = props
  const picture = usePicture(idOf(value))
  const onChange = useDescription(props, picture)
  const place = path.findLast((part) => typeof part === 'string')
  const warnings = picture && !readOnly ? pictureWarnings(picture, place, cutOf(value)) : []
  return (
    <Stack gap={3}>
      {props.renderDefault({ ...props, onChange })}
      {warnings.map((warning) => (
        <Card key={warning} tone="caution" padding={3} radius={2} border role="status">
          <Text size={1}>{warning}</Text>
        </Card>
      ))}
    </Stack>
  )
}

/** As the store has it; undefined until it is there. */
function usePicture(id: string | undefined): Picture | undefined {
  const client = useClient({ apiVersion: API_VERSION })
  const [picture, setPicture] = useState<Picture>()
  useEffect(() => {
    if (id === undefined) return
    let wanted = true
    void client.getDocument(id).then((found) => wanted && setPicture(pictureOf(found)))
    return () => {
      wanted = false
    }
  }, [client, id])
  return picture?.id === id ? picture : undefined
}

/**
 * Picked again, a picture brings its description along; described for the first time, it keeps it for the next. Both happen in the form where
 * it is done: one that only looks on changes nothing.
 */
function useDescription(
  { value, onChange, focusPath }: ObjectInputProps,
  picture: Picture | undefined,
): ObjectInputProps['onChange'] {
  const client = useClient({ apiVersion: API_VERSION })
  const alt = textOf(value, 'alt')
  const isWriting = focusPath[0] === 'alt'
  const wasWriting = useRef(false)

  useEffect(() => {
    const left = wasWriting.current && !isWriting
    wasWriting.current = isWriting
    if (!left || !picture || alt === '' || picture.altText !== '') return
    // Who may not write it down has lost nothing: the text stands in the document.
    client
      .patch(picture.id)
      .set({ altText: alt })
      .commit()
      .catch(() => undefined)
  }, [client, picture, alt, isWriting])

  return useCallback(
    (change) => {
      onChange(change)
      const picked = pickedIn(PatchEvent.from(change).patches)
      if (picked === undefined || picked === picture?.id) return
      client.getDocument(picked).then(
        (found) => {
          const text = describePicked(alt, picture?.altText ?? '', pictureOf(found)?.altText ?? '')
          if (text !== undefined) onChange(text === '' ? unset(['alt']) : set(text, ['alt']))
        },
        // It can be described by hand.
        () => undefined,
      )
    },
    [client, onChange, alt, picture],
  )
}

function idOf(value: unknown): string | undefined {
  const asset = isRecord(value) ? value['asset'] : undefined
  return isRecord(asset) && typeof asset['_ref'] === 'string' ? asset['_ref'] : undefined
}

/** The part of the width that the crop leaves. */
function cutOf(value: unknown): number {
  const crop = isRecord(value) && isRecord(value['crop']) ? value['crop'] : {}
  return 1 - Number(crop['left'] ?? 0) - Number(crop['right'] ?? 0)
}

function textOf(value: unknown, name: string): string {
  const text = isRecord(value) ? value[name] : undefined
  return typeof text === 'string' ? text : ''
}
