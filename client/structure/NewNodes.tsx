/** A new item, a new section: at the foot of the outline, and of the document where no outline stands beside it. */
import type { ItemId, ItemKind } from '../../shared/agenda/document.ts'
import { readOutline } from '../../shared/agenda/outline.ts'
import { pathTo, placeForNew } from '../../shared/agenda/steps.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import { fullName } from './nodeName.ts'
import { useStructure } from './structureOfPage.ts'

interface Props {
  className: string
  /** The node that is read: the new one comes into its section. */
  current: ItemId | null
  onAdd?: (() => void) | undefined
}

export function NewNodes({ className, current, onAdd }: Props) {
  const { doc } = useAgenda().session
  const { mayChange, add } = useStructure()
  if (!mayChange) return null
  const make = (kind: ItemKind) => () => {
    onAdd?.()
    add(kind, placeForNew(readOutline(doc), current, kind))
  }
  const top = readOutline(doc)
  const section = pathTo(top, current).findLast((node) => node.kind === 'section')
  const name = section === undefined ? null : fullName(doc, section.id)
  return (
    <div className={`new-nodes ${className}`}>
      <button
        type="button"
        className="button"
        title={name === null ? t('newLast') : t('newLastIn', { name })}
        onClick={make('item')}
      >
        {t('newItem')}
      </button>
      <button
        type="button"
        className="button"
        title={name === null ? t('newLast') : t('newSectionAfterNamed', { name })}
        onClick={make('section')}
      >
        {t('newSection')}
      </button>
    </div>
  )
}
