/** Text of a stranger, so that no mail program makes a link of it: one click in a hurry is all that a fraud needs. */
export function neutralise(text: string): string {
  return text
    .replace(/\b([a-z][a-z0-9+.-]{1,20}):(?=\S)/gi, '$1[:]')
    .replace(/(?<=[\p{L}\p{N}])\.(?=\p{L}{2,})/gu, '[.]')
    .replace(/(?<=\S)@(?=\S)/g, '[@]')
}
