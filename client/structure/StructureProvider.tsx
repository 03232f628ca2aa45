/** Lets every part of the page change the tree, and shows what comes of it: the dialog of places, what is dragged. */
import { type ReactNode, type PointerEvent as ReactPointerEvent, useMemo, useState } from 'react'
import type { ItemId } from '../../shared/agenda/document.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { useTell } from '../ui/Notices.tsx'
import { DeleteQuestion } from './DeleteQuestion.tsx'
import { DragLayer } from './DragLayer.tsx'
import { beginDrag, type DragPicture } from './drag.ts'
import { MoveTo } from './MoveTo.tsx'
import { structureOf } from './structure.ts'
import { type StructureOfPage, StructureOnPage } from './structureOfPage.ts'
import { useDeletedWhileWriting } from './useDeletedWhileWriting.ts'
import { useMoveByKeys } from './useMoveByKeys.ts'
import { writersIn } from './writersIn.ts'

export function StructureProvider({ mayChange, children }: { mayChange: boolean; children: ReactNode }) {
  const { session } = useAgenda()
  const tell = useTell()
  const [asked, askWhere] = useState<ItemId | null>(null)
  const [doomed, askWhether] = useState<ItemId | null>(null)
  const [picture, show] = useState<DragPicture | null>(null)
  const structure = useMemo<StructureOfPage>(() => {
    const { doc } = session
    const asksFirst = (id: ItemId) => {
      const isWrittenIn = writersIn(session, id).length > 0
      if (isWrittenIn) askWhether(id)
      return isWrittenIn
    }
    const changes = structureOf(doc, () => session.personId, tell, asksFirst)
    const drag = (id: ItemId, { nativeEvent }: ReactPointerEvent) =>
      beginDrag(doc, id, nativeEvent, { show, drop: (place) => changes.move(id, place) })
    return { ...changes, mayChange, askWhere, drag }
  }, [session, mayChange, tell])
  useMoveByKeys(structure)
  useDeletedWhileWriting(session, structure.restore, tell)
  return (
    <StructureOnPage value={structure}>
      {children}
      {mayChange && doomed !== null && (
        <DeleteQuestion
          id={doomed}
          onDelete={() => structure.removeAnyway(doomed)}
          onClose={() => askWhether(null)}
        />
      )}
      {mayChange && asked !== null && <MoveTo id={asked} onClose={() => askWhere(null)} />}
      {picture !== null && <DragLayer picture={picture} />}
    </StructureOnPage>
  )
}
