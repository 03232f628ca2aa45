/** Words of one's own in an agenda that one cannot open any more, to be copied: they had not gone out when the right went. */
import { t } from '../app/language.ts'
import { WordsLeft } from '../connection/WordsLeft.tsx'
import type { LeftText } from '../keeping/database.ts'

export const LeftBehind = ({ find }: { find: () => Promise<readonly LeftText[]> }) => (
  <WordsLeft id="left-behind" find={find} label={t('leftWords')}>
    <b>{t('leftBehind')}</b>
    <p>{t('leftBehindTodo')}</p>
  </WordsLeft>
)
