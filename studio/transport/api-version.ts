/** The version of Sanity’s HTTP API that the Studio uses. */
export const API_VERSION = '2025-02-19'
