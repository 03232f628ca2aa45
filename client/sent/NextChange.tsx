/** «Næste ændring»: stands at the foot of what one reads, and leads on to what is new, around and around. */

import type { PaperItem } from '../../shared/paper/paper.ts'
import { useCurrentItem } from '../agenda/useCurrentItem.ts'
import { t } from '../app/language.ts'
import { nextAfter } from '../news/nextAfter.ts'
import { goToItem } from './PaperOutline.tsx'

export function NextChange({ items }: { items: readonly PaperItem[] }) {
  const current = useCurrentItem(items)
  const changed = items.filter(({ change }) => change !== null).map(({ id }) => id)
  if (changed.length === 0) return null
  const order = items.map(({ id }) => id)
  const at = current === null ? 0 : changed.filter((id) => order.indexOf(id) <= order.indexOf(current)).length
  return (
    <button
      type="button"
      className="button next-change"
      onClick={({ detail }) => goToItem(nextAfter(order, changed, current), detail === 0)}
    >
      {t(at === 0 || at === changed.length ? 'firstChange' : 'nextChange')}{' '}
      <span className="count">{t('ofSoMany', { n: String(at), all: String(changed.length) })}</span>
    </button>
  )
}
