/** Whether the editor is still signed in; where not, it is asked again and again until she is. */

/** Milliseconds between two looks. */
const POLL_INTERVAL = 2_000

export interface SignIn {
  readonly hasEnded: () => boolean
  readonly subscribe: (listener: () => void) => () => void
  /** Finds out who sits here, once: what she typed is sent in her name only. */
  readonly begin: () => Promise<void>
  /** Resolves at once while nothing says that the sign-in has ended, else when it is back. */
  readonly lasting: () => Promise<void>
  /** To be called after a refusal. @returns false where the sign-in had not ended, else true once it is back */
  readonly renewed: () => Promise<boolean>
}

/** @param whoAmI the id of who is signed in; null where nobody is, undefined where the store does not say */
export function createSignIn(
  whoAmI: () => Promise<string | null | undefined>,
  lookEvery = POLL_INTERVAL,
): SignIn {
  const listeners = new Set<() => void>()
  let known: Promise<string | null | undefined> | undefined
  let ended: Promise<void> | undefined
  let looking: Promise<boolean | undefined> | undefined

  function tell(): void {
    for (const listener of listeners) listener()
  }

  /** @returns undefined where the store does not say */
  async function isBack(): Promise<boolean | undefined> {
    const [me, now] = await Promise.all([known, whoAmI()])
    return now === undefined ? undefined : now !== null && now === (me ?? now)
  }

  async function untilBack(): Promise<void> {
    do await new Promise((resolve) => setTimeout(resolve, lookEvery))
    while ((await isBack()) !== true)
    ended = undefined
    tell()
  }

  const hasEnded = (): boolean => ended !== undefined

  return {
    hasEnded,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async begin() {
      await (known ??= whoAmI())
    },
    lasting: () => ended ?? Promise.resolve(),
    async renewed() {
      if (!hasEnded()) {
        // Requests are refused together; each looking for itself, one could hear of the end when the sign-in is back already.
        looking ??= isBack().finally(() => (looking = undefined))
        if ((await looking) === false && !hasEnded()) {
          ended = untilBack()
          tell()
        }
      }
      const waiting = ended
      await waiting
      return waiting !== undefined
    },
  }
}
