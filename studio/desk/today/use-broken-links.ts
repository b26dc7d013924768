/** The outward links of the published site that do not work, as the server finds them one by one. */
import { useEffect, useState } from 'react'
import { isRecord } from '../../../shared/is-record.ts'

export interface BrokenLink {
  readonly documentId: string
  readonly documentType: string
  readonly documentTitle: string
  /** As Sanity writes it: `body[_key=="a"].markDefs[_key=="b"].href`. */
  readonly path: string
  readonly href: string
  readonly reason: string
}

/** Milliseconds between two looks: while links are being checked, and when all is known. */
const SOON = 3_000
const LATER = 5 * 60_000

export function useBrokenLinks(): readonly BrokenLink[] {
  const [links, setLinks] = useState<readonly BrokenLink[]>([])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let ended = false
    async function look(): Promise<void> {
      const answer = await read().catch(() => undefined)
      if (ended) return
      if (answer) setLinks(answer.broken)
      timer = setTimeout(() => void look(), answer && answer.waiting > 0 ? SOON : LATER)
    }
    void look()
    return () => {
      ended = true
      clearTimeout(timer)
    }
  }, [])
  return links
}

/** @returns undefined where there is no such server */
async function read(): Promise<{ broken: BrokenLink[]; waiting: number } | undefined> {
  const response = await fetch('/publish/links')
  const answer: unknown = response.ok ? await response.json() : undefined
  if (!isRecord(answer)) return undefined
  const found: unknown[] = Array.isArray(answer['broken']) ? answer['broken'] : []
  const broken = found.filter(isRecord).map((link) => ({
    documentId: String(link['documentId']),
    documentType: String(link['documentType']),
    documentTitle: String(link['documentTitle']),
    path: String(link['path']),
    href: String(link['href']),
    reason: String(link['reason']),
  }))
  return { broken, waiting: Number(answer['waiting']) }
}
