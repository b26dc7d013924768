/** What content is: the schemas of all documents, their rules, and what the Studio needs to know of them. */
export {
  addressOf,
  fixedPages,
  folderOf,
  isTypeWithPage,
  resolvePath,
  typesWithPage,
  type TypeWithPage,
} from './address.ts'
export { isSafeHref } from './blocks/href.ts'
export { hasUnsupportedCharacters, sanitizeText, sanitizeLine } from './characters.ts'
export { WEEKDAYS } from './blocks/opening-hours.ts'
export type { ImageValue } from './blocks/image.ts'
export type { RichText } from './blocks/portable-text.ts'
export type { Language } from './blocks/translation.ts'
export { describeFields, type FieldDescription } from './describe.ts'
export { documentSchemas, type AnyDocument, type Documents, type DocumentType } from './document-schemas.ts'
export { ACCESSIBILITY_STATUS } from './documents/accessibility-statement.ts'
export { AGENDA_STATUS } from './documents/agenda-item.ts'
export { SYSTEM_FIELDS } from './documents/document.ts'
export { DOWNLOAD_KINDS } from './documents/download.ts'
export { PROGRESS } from './documents/party.ts'
export { PHASES } from './documents/project-page.ts'
export { RESULT_KINDS } from './documents/result.ts'
export { SITE_SECTIONS, type SiteSection } from './documents/site-settings.ts'
export { isDocumentType, parseDocument, titleOf, type ParsedDocument } from './parse-document.ts'
export { PRIVATE_TYPES } from './private-types.ts'
export { formatPath, formatProblem, type PathSegment, type Problem } from './problem.ts'
export { DRAFT_LINK_ID_PREFIX, draftLinkSchema, type DraftLink } from './preview/draft-link.ts'
export { warningsFor } from './rules/warnings.ts'
export { checkCollection } from './rules/collection.ts'
export { fieldNameAt, problemIn } from './rules/document-problem.ts'
export {
  linkedAddresses,
  checkInternalLinks,
  type InternalLinkProblems,
  type KnownAddresses,
} from './rules/internal-links.ts'
export { isExternalHref, linksIn } from './rules/links.ts'
export { linksTo, linkStart, MAY_LINK } from './rules/linkers.ts'
export { referencesIn } from './rules/references.ts'
export { checkInContext, type DocumentChange, type Fetch } from './rules/in-context.ts'
export {
  isSecondReaderRequired,
  checkPublication,
  type PublicationCheck,
  type PublicationChange,
  type PublicationStore,
} from './rules/publication.ts'
export { dateIn, DEFAULT_TIME_ZONE, isTimeZone, momentsOf, timeZoneOf, wallClock } from './time-zone.ts'
export { shortHash } from './short-hash.ts'
export { redirectChanges, type RedirectChanges } from './rules/redirect-changes.ts'
export { withRemainingConsent } from './rules/remaining-consent.ts'
export { unlink } from './rules/unlink.ts'
export { visibleContact, type Contact } from './rules/visible-contact.ts'
export { purgeActions, messageVersionsParams, MESSAGE_VERSIONS_QUERY } from './inbox/purge-message.ts'
export { isTranslatable } from './translatable.ts'
export { documentRegistry, type DeskGroup, type DocumentDescription } from './studio-registry.ts'
export { formSettings, type FormSettings } from './inbox/form-settings.ts'
export {
  DELIVERY,
  HANDLING,
  MESSAGES,
  messageCountSchema,
  messageSchema,
  type Message,
  type MessageCount,
} from './inbox/message.ts'
export { isAway, routeMessage, type Recipient } from './inbox/routing.ts'
export {
  MESSAGE_LENGTH,
  SUBMISSION_FIELDS,
  WHO,
  submissionErrors,
  submissionSchema,
  type FormChoices,
  type Submission,
  type SubmissionErrors,
  type SubmissionField,
} from './inbox/submission.ts'
