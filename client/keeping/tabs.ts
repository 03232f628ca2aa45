/**
 * Which tabs are alive. Each holds a lock of its own, which the browser takes back however the tab ends: closed, crashed, or
 * with the lid. Words of a tab that is gone are another's to send.
 */
const lockOf = (tab: string): string => `dagsorden-tab ${tab}`

/** Takes this tab's lock, for as long as the tab lives. @returns its name */
export function startTab(): string {
  const tab = crypto.randomUUID()
  void navigator.locks.request(lockOf(tab), () => new Promise(() => {}))
  return tab
}

/** Resolves when a tab is gone, with `work` done by one tab alone of those that wait. */
export const whenGone = (tab: string, work: () => Promise<void>, signal: AbortSignal): Promise<void> =>
  navigator.locks.request(lockOf(tab), { signal }, work)

/**
 * Tells the other tabs of this browser in which the same is open that this one is there, and hears of them.
 * @param what is open, by a name
 */
export function meetTabs(
  tab: string,
  what: string,
  onTab: (other: string) => void,
  signal: AbortSignal,
): void {
  const channel = new BroadcastChannel(`dagsorden ${what}`)
  const met = new Set<unknown>()
  channel.onmessage = ({ data }) => {
    if (typeof data !== 'string' || met.has(data)) return
    met.add(data)
    // Who came later has not heard of this one.
    channel.postMessage(tab)
    onTab(data)
  }
  channel.postMessage(tab)
  signal.addEventListener('abort', () => channel.close())
}

/** Hears of sign-outs in other tabs of this browser, for as long as the tab lives. @returns tells them of one in this tab */
export function watchSignOut(onSignOut: () => void): () => void {
  const channel = new BroadcastChannel('dagsorden sign-out')
  channel.onmessage = onSignOut
  return () => channel.postMessage(null)
}
