/** Makes a form inert while its document is being published, and restores the focus afterwards. */
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react'

const LOCKED = { opacity: 0.6 } as const

export function FormLock({
  isLocked,
  children,
}: {
  readonly isLocked: boolean
  readonly children: ReactNode
}) {
  const frame = useRef<HTMLDivElement>(null)
  const cursor = useRef<Element | null>(null)

  // Before the browser takes the focus away from what has become inert.
  useLayoutEffect(() => {
    if (isLocked) cursor.current = document.activeElement
  }, [isLocked])
  useEffect(() => {
    const was = cursor.current
    if (isLocked || !(was instanceof HTMLElement)) return
    cursor.current = null
    if (frame.current?.contains(was) === true) was.focus({ preventScroll: true })
  }, [isLocked])

  return (
    <div ref={frame} inert={isLocked} {...(isLocked ? { style: LOCKED } : {})}>
      {children}
    </div>
  )
}
