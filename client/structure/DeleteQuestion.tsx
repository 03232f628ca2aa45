/** Asked before an item is deleted in which somebody else writes: where nobody does, «Slet» deletes at once. */
import { useEffect } from 'react'
import type { ItemId } from '../../shared/agenda/document.ts'
import { findNode, readOutline } from '../../shared/agenda/outline.ts'
import { useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { OUTLINE } from '../agenda/documentWatch.ts'
import { t } from '../app/language.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { StayOrGoOn } from '../ui/StayOrGoOn.tsx'
import { WithAgendaWords } from '../ui/WithAgendaWords.tsx'
import { commentsSentence } from './commentsIn.ts'
import { fullName, titleText } from './nodeName.ts'
import { referredSentence } from './referred.ts'
import { useWriters } from './useWriters.ts'

interface Props {
  id: ItemId
  onDelete: () => void
  onClose: () => void
}

export function DeleteQuestion({ id, onDelete, onClose }: Props) {
  const { doc } = useAgenda().session
  useChanges(OUTLINE)
  const writers = useWriters(id)
  const goesAlong = [referredSentence(doc, id), commentsSentence(doc, id)].filter(Boolean)
  const isGone = findNode(readOutline(doc), id) === undefined
  useEffect(() => {
    if (isGone) onClose()
  }, [isGone, onClose])
  const heading = t('deleteQuestion', { name: fullName(doc, id) })
  return (
    <Dialog
      of={id}
      heading={<WithAgendaWords sentence={heading} words={titleText(doc, id)} />}
      onClose={onClose}
    >
      <div className="dialog-question">
        <p role="status">{writers || t('nobodyWritesNow')}</p>
        {goesAlong.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <StayOrGoOn stay={t('keepItem')} goOn={t('deleteAnyway')} onClose={onClose} onGoOn={onDelete} />
      </div>
    </Dialog>
  )
}
