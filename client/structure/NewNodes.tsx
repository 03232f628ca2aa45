/** A new item, a new section: at the foot of the outline, and of the document where no outline stands beside it. */
import type { ItemId, ItemKind } from '../../shared/agenda/document.ts'
import { readOutline } from '../../shared/agenda/outline.ts'
import { placeForNew } from '../../shared/agenda/steps.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import { fullName } from './nodeName.ts'
import { useStructure } from './useStructure.tsx'

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
  const where = () => {
    const { parent } = placeForNew(readOutline(doc), current, 'item')
    return parent === null ? t('newLast') : t('newLastIn', { name: fullName(doc, parent) })
  }
  return (
    <div className={`new-nodes ${className}`}>
      <button type="button" className="button" title={where()} onClick={make('item')}>
        {t('newItem')}
      </button>
      <button type="button" className="button" onClick={make('section')}>
        {t('newSection')}
      </button>
    </div>
  )
}
