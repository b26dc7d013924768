/** Sends what is being typed to the preview beside the form, ahead of the store. */
import { useEffect, useRef } from 'react'
import { readStudioConfiguration } from '../../configuration.ts'

const { previewUrl } = readStudioConfiguration()

/** @param document as the form shows it */
export function PreviewSync({ document: shown }: { readonly document: unknown }) {
  const before = useRef(shown)
  useEffect(() => {
    if (before.current === shown || previewUrl === undefined) return
    before.current = shown
    for (const frame of document.querySelectorAll('iframe'))
      if (frame.src.startsWith(previewUrl)) frame.contentWindow?.postMessage({ typed: shown }, previewUrl)
  }, [shown])
  return null
}
