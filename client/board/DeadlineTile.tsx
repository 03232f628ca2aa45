/** Until when the agenda's items are to be written: how far away that is, and the date. */
import { readFacts } from '../../shared/agenda/document.ts'
import { useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { AGENDA } from '../agenda/changes.ts'
import { dayAndTime, t } from '../app/language.ts'
import { DueWords } from '../deadlines/DueWords.tsx'
import { useDeadlineRules, useIsHeld } from '../deadlines/useDeadlines.ts'

export function DeadlineTile() {
  const { doc } = useAgenda().session
  useChanges(AGENDA)
  const calendar = useDeadlineRules()
  const isHeld = useIsHeld()
  const { items } = readFacts(doc).deadlines
  return (
    <div className="board-tile">
      <p className="name">{t('deadline')}</p>
      {items === null || isHeld ? (
        <p className="figure">{items === null ? t('boardNoDeadline') : dayAndTime(items)}</p>
      ) : (
        <>
          <p className="figure">
            <DueWords due={items} calendar={calendar} />
          </p>
          <p className="beside">{dayAndTime(items)}</p>
        </>
      )}
    </div>
  )
}
