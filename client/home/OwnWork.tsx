/** «Det mangler du»: one's own items over all agendas, what is due first at the top; what is done is folded away. */
import type { OwnItem } from '../../shared/protocol/api.ts'
import { t } from '../app/language.ts'
import { OwnItemRow } from './OwnItemRow.tsx'
import { sortItems } from './ownItems.ts'

export function OwnWork({ items }: { items: readonly OwnItem[] }) {
  const { waiting, written, done } = sortItems(items)
  const others = [...written, ...done]
  return (
    <section aria-labelledby="own-work">
      <h2 id="own-work">{t('youLack')}</h2>
      {waiting.length === 0 ? (
        <p className="card nothing">{t(written.length > 0 ? 'nothingButReady' : 'nothingLacks')}</p>
      ) : (
        <ul className="card">
          {waiting.map((own, index) => (
            <OwnItemRow key={own.id} own={own} isFirst={index === 0} />
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <details className="other-items">
          <summary>{t('otherItems', { n: others.length })}</summary>
          <ul className="card">
            {others.map((own) => (
              <OwnItemRow key={own.id} own={own} isWritten />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
