/** One sentence about why something that a person wrote could not go the way it was sent. */
import { dateAndClock, t } from '../app/language.ts'
import type { LeftWhy } from '../keeping/database.ts'

/** @param at when: milliseconds since 1970 (UTC); told where nothing is known of the cause */
export function sentenceFor(why: LeftWhy | undefined, at: number): string {
  if (why === undefined) return t('leftWordsFrom', { time: dateAndClock(at) })
  if (why.is === 'other-epoch') return t('agendaRestored')
  switch (why.code) {
    case 'too-large':
      return t('refusedTooLargeHere')
    case 'not-allowed':
      return t('refusedNotAllowedHere')
    case 'locked':
      return t('refusedLockedHere', { number: why.number ?? '' })
    case 'not-drafting':
      return t('refusedNotDraftingHere', { number: why.number ?? '' })
    case 'sent':
      return t('refusedSentHere')
    default:
      return t('refusedHere')
  }
}
