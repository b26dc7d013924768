/** Around the whole Studio: shown once its features are known, the programme's clock, and the banner of a sign-in that has ended. */
import { Fragment } from 'react'
import { LoadingBlock, useFeatureEnabled, type LayoutProps } from 'sanity'
import { SignInBanner } from './sign-in/SignInBanner.tsx'
import { useTimeZone } from './use-time-zone.ts'

export function StudioLayout(props: LayoutProps) {
  const timeZone = useTimeZone()
  // Sanity mounts everything anew when it learns that there are tasks; what was typed or opened before that would be lost.
  const { isLoading } = useFeatureEnabled('sanityTasks')
  return (
    <>
      {isLoading ? (
        <LoadingBlock fill />
      ) : (
        // Another clock changes every time that is shown.
        <Fragment key={timeZone}>{props.renderDefault(props)}</Fragment>
      )}
      <SignInBanner />
    </>
  )
}
