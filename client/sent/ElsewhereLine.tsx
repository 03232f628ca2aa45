/** «Punktet står i version 2», with the way there: of an item that is not on the page. */
import { useEffect, useState } from 'react'
import type { ItemId } from '../../shared/agenda/document.ts'
import { t } from '../app/language.ts'
import type { Elsewhere } from './elsewhere.ts'
import { useRead } from './readNow.ts'
import { readingAddress } from './sentServer.ts'

/** Nothing until it is known. */
export function ElsewhereLine({ item }: { item: ItemId }) {
  const { agenda, find } = useRead()
  const [found, setFound] = useState<Elsewhere | null | undefined>(undefined)
  useEffect(() => {
    let isShown = true
    setFound(undefined)
    void find(item).then((where) => {
      if (isShown) setFound(where)
    })
    return () => {
      isShown = false
    }
  }, [item, find])
  if (found === undefined) return null
  if (found === null) return t('itemNowhere')
  const { number, itemNumber, goneIn, applies } = found
  return (
    <>
      {goneIn === null
        ? t('itemElsewhere', { number: String(number), item: itemNumber })
        : t('itemGoneIn', { number: String(goneIn) })}{' '}
      {/* The page anew: it opens at the item. */}
      <a href={readingAddress(agenda, applies ? null : number, `#item-${item}`)}>
        {t('readItemIn', { number: String(number) })}
      </a>
    </>
  )
}
