/** The version of Sanity's HTTP API that the desk speaks. */
export const API_VERSION = '2025-02-19'
