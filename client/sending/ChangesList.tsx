/** What is new since the last version: what a supplement would have in it. */
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import type { VersionChanges } from '../../shared/protocol/versions.ts'
import { t } from '../app/language.ts'
import { goToItem } from '../progress/goToMissing.ts'
import { factInWords } from '../sent/factInWords.ts'
import type { GoToPlace } from './useGoToPlace.ts'

interface Props {
  changes: VersionChanges
  onFollow: GoToPlace
}

export function ChangesList({ changes: { items, removed, facts, others, look }, onFollow }: Props) {
  return (
    <ul className="version-changes">
      {facts.map((fact) => (
        <li key={fact.is}>{factInWords(fact)}</li>
      ))}
      {items.map(({ item, number, title, change }) => (
        <li key={item}>
          <a
            href={`#item-${item}`}
            onClick={(event) => {
              event.preventDefault()
              onFollow(() => goToItem(item), `item-${item}`)
            }}
          >
            {number} <span lang={AGENDA_LANGUAGE}>{title || t('untitled')}</span>
          </a>{' '}
          <span className="chip drafting">
            {t(change === 'new' ? 'versionNewItem' : 'versionChangedItem')}
          </span>
        </li>
      ))}
      {removed.map(({ item, number, title }) => (
        <li key={item}>
          {number} <span lang={AGENDA_LANGUAGE}>{title || t('untitled')}</span>{' '}
          <span className="chip drafting">{t('versionGoneItem')}</span>
        </li>
      ))}
      {others && <li>{t('versionOtherChanges')}</li>}
      {look && <li>{t('versionLookChanged')}</li>}
    </ul>
  )
}
