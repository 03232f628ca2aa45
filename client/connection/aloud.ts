/**
 * What is read aloud about saving: seldom, and only what one would act upon. Knows neither time nor page. That one's first words are
 * saved is said once; that the connection is gone, and is back, each time; an end is told by its own notice. What
 * no longer holds is not left standing.
 */
import type { ConnectionState } from './connectionState.ts'

export interface Aloud {
  /** What was last worth a word. */
  about: 'nothing' | 'writing' | 'saved' | 'late' | 'offline' | 'notThere' | 'ended'
  /** What is to be read aloud; `null`: nothing. */
  say: 'saved' | 'notSaved' | 'saysOffline' | 'saysBackSaved' | 'offlineNotThere' | 'saysFetched' | null
}

export const QUIET: Aloud = { about: 'nothing', say: null }

/** @param isThere the agenda is on the page */
export function aloud(before: Aloud, state: ConnectionState, isThere: boolean): Aloud {
  const { about } = before
  switch (state.is) {
    case 'offline':
      if (!isThere) return about === 'notThere' ? before : { about: 'notThere', say: 'offlineNotThere' }
      return about === 'offline' ? before : { about: 'offline', say: 'saysOffline' }
    case 'ended':
      return { about: 'ended', say: null }
    case 'saved':
      if (about === 'notThere') return { about: 'saved', say: 'saysFetched' }
      if (about === 'offline' || about === 'ended') return { about: 'saved', say: 'saysBackSaved' }
      return about === 'writing' || about === 'late' ? { about: 'saved', say: 'saved' } : before
    case 'saving':
      return about === 'nothing' ? { about: 'writing', say: null } : silent(before)
    case 'late':
      return about === 'late' ? before : { about: 'late', say: 'notSaved' }
    case 'connecting':
    case 'reconnecting':
      return silent(before)
    default:
      return state satisfies never
  }
}

const silent = (before: Aloud): Aloud => (before.say === null ? before : { ...before, say: null })
