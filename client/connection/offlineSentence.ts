/** What is true, and what to do, while there is no connection. Knows neither time nor page. */

export interface Offline {
  /** The agenda is on the page. */
  isThere: boolean
  /** Whether there is anything that one may write. */
  mayWrite: boolean
  /** How many of one's own changes wait. */
  pending: number
  /** What waits is kept in the browser. */
  isKept: boolean
}

export function offlineSentence({ isThere, mayWrite, pending, isKept }: Offline) {
  if (!isThere) return 'offlineNotThere'
  if (!mayWrite && (pending === 0 || isKept)) return pending === 0 ? 'offlineClosed' : 'offlineClosedKept'
  return pending === 0 ? 'offlineNothingWaits' : isKept ? 'offlineKept' : 'offlineNotKept'
}

/** The same in a line, for a phone. */
export function offlineInShort({ isThere, mayWrite, pending, isKept }: Offline) {
  if (!isThere) return 'offlineNotThereYet'
  if (!mayWrite && (pending === 0 || isKept)) return pending === 0 ? 'offlineReadOn' : 'offlineClosedKept'
  return pending === 0 || isKept ? 'offlineWriteOn' : 'offlineDoNotClose'
}
