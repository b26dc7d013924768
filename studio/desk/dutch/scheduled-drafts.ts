/** Sanity's scheduled drafts in Dutch. */
export const scheduledDrafts = {
  'action.schedule-publish': 'Publicatie plannen',
  'action.schedule-publish-error': 'De publicatie is niet gepland',
  'action.schedule-publish-success': 'De publicatie is gepland',
  'action.schedule-publish-success-description': 'Het komt op de site op {{publishAt}}',
  'action.schedule-publish.disabled.cardinality-one': 'Van dit document is al een concept gepland.',
  'action.schedule-publish.disabled.validation-issues': 'Los eerst de fouten in dit concept op.',
  'action.schedule-publish.disabled.variant': 'Een variant kan nog niet gepland worden.',
  'empty-state.action.documentation': 'Meer over plannen',
  'empty-state.description': 'Laat een concept op een dag en tijd die u kiest vanzelf op de site komen.',
  'empty-state.title': 'Geplande concepten',
}
