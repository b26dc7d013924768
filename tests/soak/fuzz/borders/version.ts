/** Versions of the API: dated, undated, and none. */
import fc from 'fast-check'

export const version = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('v1', 'v2025-02-19', 'vX', 'v2021-06-07') },
  { weight: 1, arbitrary: fc.constantFrom('v', 'v1-1-1-1', 'v9999-99-99', 'v2025-02-30', 'vX-', 'v0') },
)
