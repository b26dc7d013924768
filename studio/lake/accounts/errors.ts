/** What is wrong with an account that was asked for: what, and what to do. */
export class AccountError extends Error {
  override name = 'AccountError'
}
