/** Of an item of the agenda that applies: that a «tillægsdagsorden» brought it, or says it anew, or has left it out. */
import { Fragment } from 'react'
import type { ItemId } from '../../shared/agenda/document.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { nameOfItem } from '../../shared/paper/paperReading.ts'
import { t } from '../app/language.ts'
import { useBySupplement, useRead } from './readNow.ts'
import { readingAddress } from './sentServer.ts'

/** Beside its name. */
export function SupplementMark({ item }: { item: ItemId }) {
  const is = useBySupplement(item)?.is
  if (is !== 'brought' && is !== 'removed') return null
  const isGone = is === 'removed'
  return (
    <span className="change-mark" data-change={isGone ? 'gone' : 'supplement'}>
      {t(isGone ? 'sentGone' : 'sentSupplement')}
    </span>
  )
}

/** Below its heading: of a supplement what it is; in the whole version, where the item's text is not, where to read it. */
export function SupplementLine({ item }: { item: ItemId }) {
  const { agenda, number: whole } = useRead()
  const by = useBySupplement(item)
  if (by === undefined) return null
  if (by.is === 'brought')
    return by.under == null ? null : (
      <p className="of-supplement">
        {t('supplementUnder')} <span lang={AGENDA_LANGUAGE}>{nameOfItem(by.under) || t('untitled')}</span>
      </p>
    )
  const number = String(by.number)
  if (by.is === 'part')
    return (
      <p className="of-supplement">
        {t('supplementAdds', { number: String(by.number - 1) })}{' '}
        {by.removed?.map((gone) => (
          <Fragment key={gone.item}>
            {t('supplementLeavesOut')}{' '}
            <a href={`#item-${gone.item}`} lang={AGENDA_LANGUAGE}>
              {nameOfItem(gone) || t('untitled')}
            </a>
            .{' '}
          </Fragment>
        ))}
        <a href={readingAddress(agenda, by.number)}>{t('supplementAsSent')}</a>
      </p>
    )
  return (
    <p className="of-supplement">
      {t(by.is === 'replaced' ? 'itemReplaced' : 'itemRemoved', { number })}{' '}
      {by.is === 'replaced' && (
        <>
          <a href={`#item-${by.item}`}>{t('readItemThere')}</a> <span aria-hidden="true">·</span>{' '}
        </>
      )}
      <a href={readingAddress(agenda, whole, `#item-${by.item}`)}>
        {t('readItemBefore', { number: String(whole) })}
      </a>
    </p>
  )
}
