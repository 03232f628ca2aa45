/** «Nyt», at a thread in which others have said or done something since one was here. Who has had its card in sight for a moment has seen it. */
import { useEffect } from 'react'
import type { ThreadId } from '../../shared/threads/thread.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import { commentAddress } from '../progress/goToMissing.ts'
import { whenLookedAt } from './inSight.ts'
import { newsOf } from './newsStore.ts'
import { newsInWords, useShownNewsOf } from './useNews.ts'
import './news.css'

export function NewThread({ id }: { id: ThreadId }) {
  const store = newsOf(useAgenda().session)
  const shown = useShownNewsOf(id)
  const isShown = shown !== null
  useEffect(() => {
    const card = document.getElementById(commentAddress(id))
    if (!isShown || card === null) return
    const stop = whenLookedAt(card, {
      seen: () => store.see({ thread: id }),
      left: () => store.goOnFrom(id),
    })
    return () => {
      stop()
      store.goOnFrom(id)
    }
  }, [store, id, isShown])
  if (shown === null) return null
  return (
    <span className="new-here" title={newsInWords(shown)}>
      <span aria-hidden="true">{t('newShort')}</span>
      <span className="visually-hidden">{t('newSince')}</span>
    </span>
  )
}
