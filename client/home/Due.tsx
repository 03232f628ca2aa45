/** Until when something is to be written, in working days and by its date. */
import { readDue } from '../../shared/deadlines/due.ts'
import { dueInWords } from '../../shared/deadlines/dueInWords.ts'
import type { OwnItem } from '../../shared/protocol/api.ts'
import { dayAndTime, t, useLanguage } from '../app/language.ts'
import { DueWords } from '../deadlines/DueWords.tsx'
import { useDanishNow } from '../deadlines/useDanishNow.ts'

type Dated = Pick<OwnItem, 'dueAt' | 'saturdayIsWorkday'>

export function Due({ own }: { own: Dated }) {
  const { dueAt } = own
  if (dueAt === null) return <p className="due">{t('homeNoDeadline')}</p>
  return (
    <p className="due">
      <DueWords due={dueAt} calendar={own} /> <time dateTime={dueAt}>{dayAndTime(dueAt)}</time>
    </p>
  )
}

/** As part of a paragraph. */
export function FirstDue({ own: { dueAt, ...calendar } }: { own: Dated }) {
  const language = useLanguage()
  const due = readDue(dueAt, useDanishNow(), calendar)
  if (due === null) return null
  return <>{t(due.isPassed ? 'homeFirstPassed' : 'homeFirstDeadline', { when: dueInWords(due, language) })}</>
}
