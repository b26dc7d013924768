/** Copying and pasting in Dutch, where Sanity's own translation leaves it out. */
export const copyPaste = {
  'copy-paste.field-action-copy-button.document.title': 'Document kopiëren',
  'copy-paste.field-action-copy-button.field.title': 'Veld kopiëren',
  'copy-paste.on-copy.validation.no-value.title': 'Dit veld is leeg, er is niets te kopiëren',
  'copy-paste.on-paste.validation.read-only-fields-skipped.description':
    'Overgeslagen, want vast: {{fieldNames}}',
  'copy-paste.on-paste.validation.read-only-fields-skipped-truncated.description':
    'Overgeslagen, want vast: {{fieldNames}} en nog {{count}}',
}
