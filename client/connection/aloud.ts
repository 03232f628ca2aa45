/**
 * What is read aloud about saving: seldom, and only what one would act upon. Knows neither time nor page. That one's first words are
 * saved is said once; that the connection is gone, and is back, each time; an end is told by its own notice.
 */
import type { ConnectionState } from './connectionState.ts'

export interface Aloud {
  /** What was last worth a word. */
  about: 'nothing' | 'writing' | 'saved' | 'slow' | 'offline' | 'ended'
  /** What is to be read aloud; `null`: nothing. */
  say: 'saved' | 'saysOffline' | 'saysBackSaved' | 'saysStillSaving' | null
}

export const QUIET: Aloud = { about: 'nothing', say: null }

/** @param isSlow the same state has lasted so long that one wonders */
export function aloud(before: Aloud, state: ConnectionState, isSlow = false): Aloud {
  const { about } = before
  switch (state.is) {
    case 'offline':
      return about === 'offline' ? before : { about: 'offline', say: 'saysOffline' }
    case 'ended':
      return { about: 'ended', say: null }
    case 'saved':
      if (about === 'offline' || about === 'ended') return { about: 'saved', say: 'saysBackSaved' }
      return about === 'writing' || about === 'slow' ? { about: 'saved', say: 'saved' } : before
    case 'saving':
      if (isSlow && about !== 'offline' && about !== 'slow') return { about: 'slow', say: 'saysStillSaving' }
      return about === 'nothing' ? { about: 'writing', say: null } : before
    case 'connecting':
    case 'reconnecting':
      return before
    default:
      return state satisfies never
  }
}
