/** Until when the agenda's items are to be written. */
import { readFacts } from '../../shared/agenda/document.ts'
import { useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { AGENDA } from '../agenda/changes.ts'
import { dayAndTime, t } from '../app/language.ts'

export function DeadlineTile() {
  const { doc } = useAgenda().session
  useChanges(AGENDA)
  const { items } = readFacts(doc).deadlines
  return (
    <div className="board-tile">
      <p className="name">{t('deadline')}</p>
      <p className="figure">{items === null ? t('boardNoDeadline') : dayAndTime(items)}</p>
    </div>
  )
}
