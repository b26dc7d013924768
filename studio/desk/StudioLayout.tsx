/** Around the whole Studio: the programme's clock, and the dialog of a sign-in that has ended. */
import { Fragment } from 'react'
import type { LayoutProps } from 'sanity'
import { SignInDialog } from './sign-in/SignInDialog.tsx'
import { useTimeZone } from './use-time-zone.ts'

export function StudioLayout(props: LayoutProps) {
  const timeZone = useTimeZone()
  return (
    <>
      {/* Another clock changes every time that is shown. */}
      <Fragment key={timeZone}>{props.renderDefault(props)}</Fragment>
      <SignInDialog />
    </>
  )
}
