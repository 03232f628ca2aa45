/** Notes of one's own to an agenda that one may not read any more: they are in this browser still, to be copied. */
import { t } from '../app/language.ts'
import { WordsLeft } from '../connection/WordsLeft.tsx'
import type { LeftText } from '../keeping/database.ts'

export const UnreadNotes = ({ find }: { find: () => Promise<readonly LeftText[]> }) => (
  <WordsLeft id="unread-notes" find={find} label={t('ownNotes')} listLabel={t('ownNotes')}>
    <b>{t('notesUnread')}</b>
  </WordsLeft>
)
