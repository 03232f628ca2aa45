/** Something of an item, or in a resolved thread about it, is new since one was here: a dot in the outline and on the board, a word to everybody else. */
import type { ItemId } from '../../shared/agenda/document.ts'
import { t } from '../app/language.ts'
import { newsInWords, useNewsOfRow } from './useNews.ts'
import './news.css'

export function NewMark({ id }: { id: ItemId }) {
  const news = useNewsOfRow(id)
  if (news === null) return null
  return (
    <span className="new-mark" title={newsInWords(news)}>
      <span className="visually-hidden">, {t('newSince')}</span>
    </span>
  )
}
