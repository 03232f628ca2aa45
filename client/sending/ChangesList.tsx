/** What is new since the last version: what a supplement would have in it, and what was moved. */
import { Fragment } from 'react'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import type { NamedItem } from '../../shared/paper/paper.ts'
import type { VersionChanges } from '../../shared/protocol/versions.ts'
import { t } from '../app/language.ts'
import { goToItem } from '../progress/goToMissing.ts'
import { factInWords } from '../sent/factInWords.ts'
import type { GoToPlace } from './useGoToPlace.ts'

interface Props {
  changes: VersionChanges
  onFollow: GoToPlace
}

export function ChangesList({ changes, onFollow }: Props) {
  const { removed, facts, others, look } = changes
  return (
    <ul className="version-changes">
      {facts.map((fact) => (
        <li key={fact.is}>{factInWords(fact)}</li>
      ))}
      {newsIn(changes).map(({ item, number, title, words }) => (
        <li key={item}>
          <a
            href={`#item-${item}`}
            onClick={(event) => {
              event.preventDefault()
              onFollow(() => goToItem(item), `item-${item}`)
            }}
          >
            {number} <span lang={AGENDA_LANGUAGE}>{title || t('untitled')}</span>
          </a>
          {words.map((word) => (
            <Fragment key={word}>
              {' '}
              <span className="chip drafting">{word}</span>
            </Fragment>
          ))}
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

/** How many items are told of. */
export const countNews = (changes: VersionChanges): number => newsIn(changes).length + changes.removed.length

interface News extends NamedItem {
  words: string[]
}

/** What is new or changed, also where it was moved; then what was moved and says what it said. */
function newsIn({ items, moved }: VersionChanges): News[] {
  const movedFrom = new Map(
    moved.map(({ item, from }) => [
      item,
      from === '' ? t('sentMoved') : t('sentMovedFrom', { number: from }),
    ]),
  )
  const changed = new Set(items.map(({ item }) => item))
  return [
    ...items.map(({ change, ...named }) => ({
      ...named,
      words: [
        t(change === 'new' ? 'versionNewItem' : 'versionChangedItem'),
        ...[movedFrom.get(named.item) ?? []].flat(),
      ],
    })),
    ...moved
      .filter(({ item }) => !changed.has(item))
      .map((named) => ({ ...named, words: [movedFrom.get(named.item)!] })),
  ]
}
