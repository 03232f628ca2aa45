/** What is seen while a node is dragged: a line where it will land, and beside the pointer its title with the number it gets, and what it will be in. */
import { useLayoutEffect, useRef } from 'react'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import type { DragPicture } from './drag.ts'
import { fullName, titleText } from './nodeName.ts'
import './drag.css'

export function DragLayer({ picture: { id, pointer, lines, number, parent } }: { picture: DragPicture }) {
  const { doc } = useAgenda().session
  const layer = useRef<HTMLDivElement>(null)
  // Above an open dialog too: the outline of a phone stands in one.
  useLayoutEffect(() => layer.current?.showPopover?.(), [])
  return (
    <div ref={layer} className="drag-layer" popover="manual" aria-hidden="true">
      {lines.map(({ left, top, width }) => (
        <div key={left} className="drop-line" style={{ left, top, width }} />
      ))}
      <div
        className="dragged"
        data-impossible={lines.length === 0}
        style={{ transform: `translate(${pointer.x}px, ${pointer.y}px)` }}
      >
        <span className="number">{number}</span> {titleText(doc, id)}
        {lines.length > 0 && (
          <div className="dropped-where">
            {parent === null ? t('dropAtTop') : t('dropIn', { name: fullName(doc, parent) })}
          </div>
        )}
      </div>
    </div>
  )
}
