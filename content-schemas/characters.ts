/** Which characters no text of the site may hold, and which end a line. */

/**
 * Lone surrogates and noncharacters, which no encoding carries, and controls, which mean something to programs and nothing to readers.
 * Tab, line feed and carriage return are what a text box gives.
 */
const UNWRITABLE = /[[\p{Cc}--[\t\n\r]]\p{Cs}\p{Noncharacter_Code_Point}]/v
const EVERY_UNWRITABLE = new RegExp(UNWRITABLE, 'gv')

/** Where Unicode (UAX #14) has a line end, and the tab. */
const LINE_BREAK = /[\t\n\v\f\r\u0085\u2028\u2029]/

/** What is no line feed and yet ends a line. */
const OTHER_LINE_END = /\r\n|[\v\f\r\u0085\u2028\u2029]/g

/** True where some format of the site cannot carry the text. */
export function hasUnsupportedCharacters(text: string): boolean {
  return UNWRITABLE.test(text)
}

const UNSEEN = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/gu

/** True for a text of which nobody sees anything. */
export function isBlank(text: string): boolean {
  return text.replace(UNSEEN, '') === ''
}

/** True for a text that is not one line. */
export function hasLineBreak(text: string): boolean {
  return LINE_BREAK.test(text)
}

/** The text as every format can carry it: every line end a line feed, what is {@link hasUnsupportedCharacters} left out. */
export function sanitizeText(text: string): string {
  return text.replace(OTHER_LINE_END, '\n').replace(EVERY_UNWRITABLE, '')
}

/** The same on one line: line ends and tabs become a space. */
export function sanitizeLine(text: string): string {
  return sanitizeText(text).replace(/[\t\n]+/g, ' ')
}
