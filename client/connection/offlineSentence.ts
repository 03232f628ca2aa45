/** What is true, and what to do, while there is no connection. Knows neither time nor page. */

export interface Offline {
  /** The agenda is on the page, and can be written in. */
  isThere: boolean
  /** How many of one's own changes wait. */
  pending: number
  /** What waits is kept in the browser. */
  isKept: boolean
}

export function offlineSentence({ isThere, pending, isKept }: Offline) {
  if (!isThere) return 'offlineNotThere'
  return pending === 0 ? 'offlineNothingWaits' : isKept ? 'offlineKept' : 'offlineNotKept'
}

/** The same in a line, for a phone. */
export function offlineInShort({ isThere, pending, isKept }: Offline) {
  if (!isThere) return 'offlineNotThereYet'
  return pending === 0 || isKept ? 'offlineWriteOn' : 'offlineDoNotClose'
}
