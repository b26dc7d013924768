/** The library in a form: what is there already is found by its description, and picked. */
import { Box, Dialog } from '@sanity/ui'
import { useDeferredValue, useId, useState } from 'react'
import type { AssetSource, AssetSourceComponentProps } from 'sanity'
import { Pictures } from './Pictures.tsx'
import { usePictures } from './use-pictures.ts'

function PickPicture({ selectedAssets, onClose, onSelect }: AssetSourceComponentProps) {
  const [search, setSearch] = useState('')
  const { data: pictures, failure } = usePictures(useDeferredValue(search))
  const [selected] = selectedAssets
  return (
    <Dialog id={useId()} header="Kies uit de Beeldbank" width={2} onClose={onClose} onClickOutside={onClose}>
      <Box padding={4} data-testid="pick-picture">
        <Pictures
          pictures={pictures}
          failure={failure}
          search={search}
          chosen={pictures?.find(({ id }) => id === selected?._id)}
          onSearch={setSearch}
          onChoose={({ id }) => onSelect([{ kind: 'assetDocumentId', value: id }])}
        />
      </Box>
    </Dialog>
  )
}

/** Sanity's own sources, which upload; what was uploaded is picked from the library. */
export function withMediaLibrary(sources: readonly AssetSource[]): AssetSource[] {
  return sources.map((source) => ({ ...source, component: PickPicture }))
}
