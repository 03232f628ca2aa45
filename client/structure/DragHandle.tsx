/**
 * The handle of a node: dragged it moves the node, pressed it asks where to. No stop for Tab: Tab goes from text to text, and
 * the keyboard has the menu, and Alt with an arrow key.
 */
import type { ItemId } from '../../shared/agenda/document.ts'
import { t } from '../app/language.ts'
import { useStructure } from './structureOfPage.ts'

export function DragHandle({ id, name }: { id: ItemId; name: string }) {
  const { drag, askWhere } = useStructure()
  return (
    <button
      type="button"
      className="drag-handle"
      tabIndex={-1}
      aria-label={t('dragNode', { name })}
      aria-haspopup="dialog"
      title={t('dragHint')}
      // The press must leave the caret where it is: one may be in the middle of a sentence.
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={(event) => drag(id, event)}
      onClick={() => askWhere(id)}
    >
      <svg aria-hidden="true" viewBox="0 0 10 16" width="10" height="16" fill="currentColor">
        {[3, 8, 13].flatMap((y) => [2.5, 7.5].map((x) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.4" />))}
      </svg>
    </button>
  )
}
