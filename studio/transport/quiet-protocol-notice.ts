/** The Studio warns of HTTP/1.1 because its streams would starve there; ours take one WebSocket, so the notice is put off. */
export function quietProtocolNotice(): void {
  if (typeof sessionStorage === 'undefined') return
  sessionStorage.setItem('sanity-studio.network.check.snooze', new Date().toISOString())
}
