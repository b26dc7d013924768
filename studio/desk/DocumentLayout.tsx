/**
 * Shows a document once it is known whether it may have comments. Sanity mounts the whole pane of a document anew at that moment;
 * a form that was shown before it would lose its focus, its open dialogs and a click on Publish.
 */
import { LoadingBlock, useCommentsEnabled, useFeatureEnabled, type DocumentLayoutProps } from 'sanity'

export function DocumentLayout(props: DocumentLayoutProps) {
  const comments = useCommentsEnabled()
  const features = useFeatureEnabled('studioComments')
  // Comments that are not enabled once the features are known stay so: the request failed.
  if (!comments.enabled && features.isLoading) return <LoadingBlock fill />
  return props.renderDefault(props)
}
