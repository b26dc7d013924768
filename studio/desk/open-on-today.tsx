/** The tool with the content opens on Vandaag, and old addresses of documents lead to where those are now. */
import { useMediaIndex } from '@sanity/ui'
import { isDocumentType } from '@programme/content-schemas'
import { useEffect, type ComponentType } from 'react'
import type { Tool } from 'sanity'
import { useRouter, type RouterState } from 'sanity/router'
import { listIdOf } from './structure.ts'

type ToolComponent = ComponentType<{ tool: Tool }>

/** At this width and below there is room for one pane, so the way back from Vandaag must end at the list of subjects. */
const NARROW = 1
let hasOpened = false

/** @param tool Sanity's own, for lists and documents */
export function openOnToday(tool: Tool): Tool {
  const Original: ToolComponent = tool.component
  function StructureOnToday(props: { readonly tool: Tool }) {
    const router = useRouter()
    const width = useMediaIndex()
    const panes = panesOf(router.state)
    const [first] = panes
    const group = isDocumentType(first) ? listIdOf(first) : undefined
    // An intent names a document, and Sanity finds its panes.
    const isEmpty = first === undefined && router.state['intent'] === undefined
    const opensToday = isEmpty && !(width <= NARROW && hasOpened)
    const target = group === undefined ? (opensToday ? ['vandaag'] : undefined) : [group, ...panes]
    const address = target?.join(';')
    useEffect(() => {
      hasOpened = true
      if (address === undefined) return
      router.navigate({ panes: address.split(';').map((id) => [{ id }]) }, { replace: true })
    }, [address, router])
    return address === undefined ? <Original {...props} /> : null
  }
  return { ...tool, component: StructureOnToday }
}

/** The ids of the panes that the address names, from left to right. */
function panesOf(state: RouterState): string[] {
  const { panes } = state
  return (Array.isArray(panes) ? panes : []).flatMap((siblings: unknown) => {
    const pane: unknown = Array.isArray(siblings) ? siblings[0] : undefined
    return typeof pane === 'object' && pane !== null && 'id' in pane ? [String(pane.id)] : []
  })
}
