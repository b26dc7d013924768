/** When security.txt stops to hold: between ten and eleven months ahead, always at the beginning of a month. */

/** @param today YYYY-MM-DD @returns ISO 8601 */
export function securityTxtEnd(today: string): string {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + 11, 1)).toISOString()
}
