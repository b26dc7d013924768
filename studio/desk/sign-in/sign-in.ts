/** The sign-in of this tab, for the client and for what the editor sees. */
import { useSyncExternalStore } from 'react'
import { createSignIn } from '../../transport/sign-in.ts'
import { whoAmI } from '../../transport/who-am-i.ts'

export const signIn = createSignIn(() => whoAmI(location.origin, fetch))

/** True from when a request was refused because nobody is signed in any more, until somebody is. */
export function useSignInHasEnded(): boolean {
  return useSyncExternalStore(signIn.subscribe, signIn.hasEnded)
}
