/** «Nyt», at a part of an item that others have changed since one was here. Who has had it in sight for a moment has seen it. */
import { useEffect, useRef } from 'react'
import { elementId, useAgenda } from '../agenda/agendaContext.ts'
import type { FieldPlace } from '../agenda/changes.ts'
import { t } from '../app/language.ts'
import { whenLookedAt } from './inSight.ts'
import { newsOf } from './newsStore.ts'
import { newsInWords, useNewsOfItem, useShownNews } from './useNews.ts'
import './news.css'

export function NewHere({ place }: { place: FieldPlace }) {
  return useShownNews(place.item, place.field) === null ? null : <Here place={place} />
}

function Here({ place: { item, field } }: { place: FieldPlace }) {
  const store = newsOf(useAgenda().session)
  const news = useNewsOfItem(item)
  const mark = useRef<HTMLSpanElement>(null)
  const id = elementId({ item, field })
  useEffect(() => {
    const part = document.getElementById(id) ?? mark.current!
    const stop = whenLookedAt(part, {
      seen: () => store.see({ item, part: field }),
      left: () => store.goOn(item, field),
    })
    return () => {
      stop()
      store.goOn(item, field)
    }
  }, [store, item, field, id])
  return (
    <span ref={mark} className="new-here" title={news === null ? undefined : newsInWords(news)}>
      <span aria-hidden="true">{t('newShort')}</span>
      <span className="visually-hidden">{t('newSince')}</span>
    </span>
  )
}
