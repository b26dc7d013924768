/** The names of the one project and dataset that a lake holds, and of its only user where nobody signs in. */

export const PROJECT = 'local'
export const DATASET = 'production'
export const EDITOR = 'local-editor'
