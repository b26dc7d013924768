/** Sanity's releases in Dutch: what is asked before something happens, and what is said after it. */
export const releasesDialogs = {
  'archive-dialog.confirm-archive-button': 'Ja, archiveren',
  'archive-dialog.confirm-archive-description_one': 'Eén versie van een document gaat mee naar het archief.',
  'archive-dialog.confirm-archive-description_other':
    '{{count}} versies van documenten gaan mee naar het archief.',
  'archive-dialog.confirm-archive-header': 'Release archiveren?',
  'archive-dialog.confirm-archive-title': 'De release „<strong>{{title}}</strong>” archiveren?',
  'confirm-active-scheduled-drafts-dialog.confirm-button': 'Planningen bevestigen',
  'confirm-active-scheduled-drafts-dialog.description':
    'Alle gepauzeerde concepten worden gepland op het moment dat ervoor gekozen was',
  'confirm-active-scheduled-drafts-dialog.past-dates-warning':
    'Van sommige concepten is het moment al voorbij. Die worden na bevestigen meteen gepubliceerd.',
  'confirm-active-scheduled-drafts-dialog.title': 'Geplande concepten hervatten',
  'copy-to-draft-dialog.confirm-button': 'Ja, concept vervangen',
  'copy-to-draft-dialog.description':
    'Van dit document is al een concept. Deze versie komt daarvoor in de plaats.',
  'copy-to-draft-dialog.title': 'Er is al een concept',
  'delete-dialog.confirm-delete-button': 'Ja, verwijderen',
  'delete-dialog.confirm-delete-description_one': 'Eén versie van een document wordt verwijderd.',
  'delete-dialog.confirm-delete-description_other': '{{count}} versies van documenten worden verwijderd.',
  'delete-dialog.confirm-delete.header': 'Release verwijderen?',
  'discard-version-dialog.description-draft':
    'Alle wijzigingen in dit document gaan verloren. Dit kan niet ongedaan gemaakt worden.',
  'discard-version-dialog.description-release':
    'Alle wijzigingen in dit document binnen de release „<strong>{{releaseTitle}}</strong>” gaan verloren. Dit kan niet ongedaan gemaakt worden.',
  'discard-version-dialog.header-draft': 'Concept weggooien?',
  'discard-version-dialog.header-release':
    'Document uit de release „<strong>{{releaseTitle}}</strong>” halen?',
  'discard-version-dialog.title-draft': 'Concept weggooien',
  'discard-version-dialog.title-release': 'Uit de release halen',
  'duplicate-dialog.confirm-duplicate-button': 'Ja, dupliceren',
  'duplicate-dialog.confirm-duplicate-description_one':
    'De release wordt gedupliceerd, met één versie van een document.',
  'duplicate-dialog.confirm-duplicate-description_other':
    'De release wordt gedupliceerd, met {{count}} versies van documenten.',
  'duplicate-dialog.confirm-duplicate-header': 'Release dupliceren?',
  'permission-missing-description':
    'U ziet niet alles van deze release, en mag haar niet publiceren of plannen.',
  'permission-missing-title': 'Beperkte toegang',
  'permissions.error.archive': 'U mag deze release niet archiveren',
  'permissions.error.delete': 'U mag deze release niet verwijderen',
  'permissions.error.discard-version': 'U mag deze versie niet weggooien',
  'permissions.error.duplicate': 'U mag deze release niet dupliceren',
  'permissions.error.unarchive': 'U mag deze release niet uit het archief halen',
  'permissions.error.unpublish': 'U mag dit document niet van de site halen',
  'publish-action.validation.no-documents': 'Er zijn geen documenten om te publiceren',
  'publish-dialog.confirm-publish-description_one':
    'De release „<strong>{{title}}</strong>” wordt gepubliceerd, met haar document.',
  'publish-dialog.confirm-publish-description_other':
    'De release „<strong>{{title}}</strong>” wordt gepubliceerd, met haar {{releaseDocumentsLength}} documenten.',
  'publish-dialog.confirm-publish.title': 'De release met alle documenten publiceren?',
  'publish-dialog.confirm-publish.update-drafts-checkbox': 'Bestaande concepten bijwerken',
  'publish-dialog.confirm-publish.update-drafts-description_one':
    'Het concept van {{draftDocumentsLength}} document wordt weggegooid, zodat het gelijk is aan de release. Wat daarin nog niet gepubliceerd was, gaat verloren.',
  'publish-dialog.confirm-publish.update-drafts-description_other':
    'De concepten van {{draftDocumentsLength}} documenten worden weggegooid, zodat ze gelijk zijn aan de release. Wat daarin nog niet gepubliceerd was, gaat verloren.',
  'publish-dialog.validation.error': 'In sommige documenten zitten fouten',
  'publish-dialog.validation.loading': 'Documenten nakijken …',
  'publish-dialog.validation.no-permission': 'U mag niet publiceren',
  'revert-dialog.confirm-revert-description_one': '{{releaseDocumentsLength}} document wordt teruggedraaid.',
  'revert-dialog.confirm-revert-description_other':
    '{{releaseDocumentsLength}} documenten worden teruggedraaid.',
  'revert-dialog.confirm-revert.history-unavailable-card_one':
    'De eerdere versie van {{count}} document wordt niet meer bewaard. De release kan niet teruggedraaid worden.',
  'revert-dialog.confirm-revert.history-unavailable-card_other':
    'De eerdere versies van {{count}} documenten worden niet meer bewaard. De release kan niet teruggedraaid worden.',
  'revert-dialog.confirm-revert.resolving': 'Geschiedenis nakijken …',
  'revert-dialog.confirm-revert.stage-revert-checkbox-label': 'Release meteen terugdraaien',
  'revert-dialog.confirm-revert.summary-restore_one':
    '{{count}} document krijgt weer de versie van vóór deze release.',
  'revert-dialog.confirm-revert.summary-restore_other':
    '{{count}} documenten krijgen weer de versie van vóór deze release.',
  'revert-dialog.confirm-revert.summary-unpublish_one':
    '{{count}} document gaat van de site, omdat het er vóór deze release niet op stond.',
  'revert-dialog.confirm-revert.summary-unpublish_other':
    '{{count}} documenten gaan van de site, omdat ze er vóór deze release niet op stonden.',
  'revert-dialog.confirm-revert.title': 'De release „{{title}}” terugdraaien?',
  'revert-dialog.confirm-revert.unresolved-card_one':
    'De eerdere versie van {{count}} document is niet gevonden. De release kan niet teruggedraaid worden.',
  'revert-dialog.confirm-revert.unresolved-card_other':
    'De eerdere versies van {{count}} documenten zijn niet gevonden. De release kan niet teruggedraaid worden.',
  'revert-dialog.confirm-revert.warning-card':
    'Na deze release is er nog iets veranderd in de documenten. Terugdraaien haalt ook dat weg.',
  'revert-release.description': 'Draait de documenten in „{{title}}” terug.',
  'revert-release.title': 'Terugdraaien van „{{title}}”',
  'schedule-action.validation.no-documents': 'Er zijn geen documenten om te plannen',
  'schedule-button-tooltip.already-scheduled': 'Deze release is al gepland',
  'schedule-button-tooltip.validation.error': 'In sommige documenten zitten fouten',
  'schedule-button-tooltip.validation.loading': 'Documenten nakijken …',
  'schedule-button-tooltip.validation.no-permission': 'U mag niet plannen',
  'schedule-button.tooltip': 'Planning van de release weghalen?',
  'schedule-dialog.confirm-button': 'Ja, plannen',
  'schedule-dialog.confirm-description_one':
    'De release „<strong>{{title}}</strong>” wordt op de gekozen dag gepubliceerd, met haar document.',
  'schedule-dialog.confirm-description_other':
    'De release <strong>{{title}}</strong> wordt gepland, met haar {{count}} documenten.',
  'schedule-dialog.confirm-title': 'Release plannen',
  'schedule-dialog.publish-date-in-past-warning': 'Kies een moment dat nog komt.',
  'schedule-dialog.select-publish-date-label': 'Plannen op',
  'schedule-unpublish-dialog.confirm': 'Plannen',
  'schedule-unpublish-dialog.description': 'Kies wanneer dit document van de site gaat.',
  'schedule-unpublish-dialog.header': 'Plannen: van de site halen',
  'toast.archive.error': '„<strong>{{title}}</strong>” is niet gearchiveerd: {{error}}',
  'toast.confirm-active-scheduled-drafts.error': 'De concepten zijn niet gepland: {{error}}',
  'toast.copy-release-id.success': 'De code van de release is gekopieerd',
  'toast.copy-release-link.success': 'Het adres van de release is gekopieerd',
  'toast.copy-release-title.success': 'De titel van de release is gekopieerd',
  'toast.create-version.error': 'Het document is niet aan de release toegevoegd: {{error}}',
  'toast.delete.error': '„<strong>{{title}}</strong>” is niet verwijderd: {{error}}',
  'toast.delete.success': 'De release „<strong>{{title}}</strong>” is verwijderd',
  'toast.duplicate.error': '„<strong>{{title}}</strong>” is niet gedupliceerd: {{error}}',
  'toast.duplicate.success': 'De release „<strong>{{title}}</strong>” is gedupliceerd. <Link/>',
  'toast.duplicate.success-link': 'Bekijk de kopie',
  'toast.immediate-revert.success': 'De release „{{title}}” is teruggedraaid',
  'toast.publish.error': '„<strong>{{title}}</strong>” is niet gepubliceerd: {{error}}',
  'toast.publish.update-drafts-error':
    'De release is gepubliceerd, maar de concepten zijn niet bijgewerkt: {{error}}',
  'toast.revert-stage.success': 'Er is een release die „{{title}}” terugdraait. <Link/>',
  'toast.revert-stage.success-link': 'Bekijk die release',
  'toast.revert.error': 'De release is niet teruggedraaid: {{error}}',
  'toast.schedule.error': '„<strong>{{title}}</strong>” is niet gepland: {{error}}',
  'toast.schedule.success': 'De release „<strong>{{title}}</strong>” is gepland.',
  'toast.unarchive.error': '„<strong>{{title}}</strong>” is niet uit het archief gehaald: {{error}}',
  'toast.unschedule.error': 'De planning van „<strong>{{title}}</strong>” is niet weggehaald: {{error}}',
  'unpublish-dialog.action.cancel': 'Annuleren',
  'unpublish-dialog.action.unpublish': 'Ja, van de site halen bij deze release',
  'unpublish-dialog.description.lost-changes': 'Wat in deze versie veranderd is, gaat verloren.',
  'unpublish-dialog.description.to-draft':
    'Het document gaat van de site met de release <Label>{{title}}</Label>. Is er dan geen concept, dan wordt dat gemaakt.',
  'unpublish-dialog.header': 'Dit document van de site halen bij deze release?',
  'unpublish.already-unpublished': 'Dit document staat al niet meer op de site.',
  'unpublish.no-published-version': 'Dit document staat niet op de site.',
  'unschedule-dialog.confirm-description': 'De release wordt dan niet meer vanzelf gepubliceerd',
  'unschedule-dialog.confirm-title': 'Planning van de release weghalen?',
}
