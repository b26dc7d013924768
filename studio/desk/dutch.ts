/** Dutch for what @sanity/locale-nl-nl leaves in English or says in a developer's words. */
import { defineLocaleResourceBundle } from 'sanity'

const studio = {
  'copy-paste.field-action-copy-button.document.title': 'Document kopiëren',
  'copy-paste.field-action-copy-button.field.title': 'Veld kopiëren',
  'copy-paste.on-copy.validation.no-value.title': 'Dit veld is leeg, er is niets te kopiëren',
  'changes.action.revert-all-description': 'Wilt u alle {{count}} wijzigingen terugdraaien?',
  'common.error': 'Fout',
  'document.initial-value.error.title': 'De beginwaarden ontbreken',
  'document.initial-value.error.description': 'Het document is leeg geopend. {{errorMessage}}',
  'document.type.not-found': 'Het documenttype „{{type}}” bestaat niet',
  'form.field.actions-menu.title': 'Acties van dit veld',
  'inputs.array.action.copy': 'Kopiëren',
  'inputs.array.resolving-initial-value': 'Beginwaarde ophalen …',
  'inputs.files.common.actions-menu.copy-url.label': 'Adres kopiëren',
  'inputs.files.common.drop-message.drop-to-upload.no-accepted-file-message_one': 'Dit bestand kan hier niet',
  'inputs.files.common.drop-message.drop-to-upload.no-accepted-file-message_other':
    'Deze bestanden kunnen hier niet',
  'inputs.files.common.drop-message.drop-to-upload.rejected-file-message_one':
    '{{count}} bestand kan hier niet',
  'inputs.files.common.drop-message.drop-to-upload.rejected-file-message_other':
    '{{count}} bestanden kunnen hier niet',
  'inputs.files.select-dialog.title': 'Kies een bestand voor „{{targetTitle}}”',
  'inputs.image.preview-uploaded-image': 'Voorbeeld van de afbeelding',
  'inputs.image.select-dialog.title': 'Kies een afbeelding voor „{{targetTitle}}”',
  'inputs.reference.action.copy': 'Kopiëren',
  'inputs.reference.resolving-initial-value': 'Beginwaarde ophalen …',
  'preview.image.file-is-being-uploaded.alt-text': 'De afbeelding die wordt geüpload',
}

const structure = {
  'document-list-pane.document-list.title': 'Documenten op deze pagina',
  'document-list-pane.error.text': 'De lijst kan niet getoond worden',
  'document-list-pane.ordering.by-appearance': 'Op volgorde van verschijnen',
  'document-list-pane.ordering.last-edited': 'Laatst bewerkt',
  'document-pane.error.text': 'Het formulier kan niet getoond worden',
}

const presentation = {
  'channel.status_connected': 'Verbonden',
  'channel.status_connecting': 'Verbinden',
  'channel.status_disconnected': 'Niet verbonden',
  'channel.status_reconnecting': 'Opnieuw verbinden',
  'error-card.continue-button.text': 'Toch doorgaan',
  'error-card.retry-button.text': 'Opnieuw',
  'error-card.title': 'Er ging iets mis',
  'locations-banner.locations-count_one': 'Staat op één pagina',
  'locations-banner.locations-count_other': 'Staat op {{count}} pagina’s',
  'locations-banner.locations-count_zero': 'Staat op geen enkele pagina',
  'locations-banner.resolving.text': 'Pagina’s zoeken …',
  'main-document.label': 'Hoofddocument',
  'main-document.missing.text': 'Bij <Code>{{path}}</Code> hoort geen document',
  'narrow-tabs.content-tab.label': 'Formulier',
  'narrow-tabs.navigator-tab.label': 'Pagina’s',
  'narrow-tabs.preview-tab.label': 'Voorbeeld',
  'presentation-error.label': 'Foutmelding',
  'preview-frame.connection.error.text': 'Het voorbeeld antwoordt niet',
  'preview-frame.configuration.error.title': 'Het adres van het voorbeeld klopt niet',
  'preview-frame.continue-button.text': 'Toch doorgaan',
  'preview-frame.navigator.toggle-button.aria-label': 'Lijst van pagina’s tonen of verbergen',
  'preview-frame.navigator.toggle-button.tooltip': 'Lijst van pagina’s tonen of verbergen',
  'preview-frame.overlay.toggle-button.text': 'Bewerken',
  'preview-frame.overlay.toggle-button.tooltip_disable': 'Klikken om te bewerken uitzetten',
  'preview-frame.overlay.toggle-button.tooltip_enable': 'Klikken om te bewerken aanzetten',
  'preview-frame.perspective.published.text': 'Bekijk wat nu op de site staat',
  'preview-frame.refresh-button.aria-label': 'Voorbeeld verversen',
  'preview-frame.refresh-button.tooltip': 'Voorbeeld verversen',
  'preview-frame.status_connecting': 'Verbinden …',
  'preview-frame.status_loading': 'Laden …',
  'preview-frame.status_refreshing': 'Verversen …',
  'preview-frame.status_reloading': 'Verversen …',
  'preview-frame.status_timeout': 'Het voorbeeld antwoordt niet. Ververs de pagina.',
  'preview-frame.viewport-button.aria-label': 'Breedte wisselen',
  'preview-frame.viewport-button.tooltip_full': 'Volle breedte',
  'preview-frame.viewport-button.tooltip_narrow': 'Breedte van een telefoon',
  'preview-location-input.error_missing-origin': 'Het adres begint met {{origin}}',
  'share-url.clipboard.status_copying': 'Adres kopiëren …',
  'share-url.clipboard.status_failed': 'Kopiëren lukt niet',
  'share-url.clipboard.status_success': 'Het adres is gekopieerd',
  'share-url.clipboard.status_unsupported': 'Deze browser kan niet kopiëren',
  'share-url.menu-item.open.text': 'Voorbeeld openen',
}

export const dutchBundles = Object.entries({ studio, structure, presentation }).map(
  ([namespace, resources]) => defineLocaleResourceBundle({ locale: 'nl-NL', namespace, resources }),
)
