/** Words that could no longer be sent, from before this page was opened: to copy, until one says that they are not needed. */
import { useEffect, useState } from 'react'
import type { AgendaId } from '../../shared/agenda/document.ts'
import { dateAndClock, t } from '../app/language.ts'
import { WordsToCopy } from '../connection/WordsToCopy.tsx'
import type { LeftWords as Left } from './database.ts'
import type { Keep } from './keep.ts'

interface Props {
  agenda: AgendaId
  /** Whose words; another person's at the same computer are not shown. */
  person: string | null
  keep: Pick<Keep, 'left' | 'removeLeft' | 'subscribe'>
}

export function LeftWords({ agenda, person, keep }: Props) {
  const [left, setLeft] = useState<readonly Left[]>([])
  useEffect(() => {
    let isShown = true
    const look = () => void keep.left(agenda).then((found) => isShown && setLeft(found))
    const stop = keep.subscribe(look)
    look()
    return () => {
      isShown = false
      stop()
    }
  }, [agenda, keep])
  const remove = (id: number) => {
    setLeft((before) => before.filter((words) => words.id !== id))
    void keep.removeLeft(id)
  }
  return left
    .filter((words) => words.person === person)
    .map(({ id, at, texts }) => (
      <section key={id} className="connection-notice" data-tone="warning" aria-label={t('leftWords')}>
        <b>{t('leftWordsFrom', { time: dateAndClock(at) })}</b>
        <WordsToCopy id={`left-words-${id}`} texts={texts}>
          <button type="button" className="button" onClick={() => remove(id!)}>
            {t('leftWordsRemove')}
          </button>
        </WordsToCopy>
      </section>
    ))
}
