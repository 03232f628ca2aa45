/** How far away a deadline is: «om 2 hverdage», coloured, with the date as its title. Nothing where it is no time. */
import { readDue } from '../../shared/deadlines/due.ts'
import { dueInWords } from '../../shared/deadlines/dueInWords.ts'
import type { WorkdayCalendar } from '../../shared/deadlines/workdays.ts'
import { dayAndTime, useLanguage } from '../app/language.ts'
import { useDanishNow } from './useDanishNow.ts'
import './deadlines.css'

interface Props {
  /** Local, as `2024-01-17T12:00`. */
  due: string | null
  /** Whether Saturday counts, in the council whose deadline it is. */
  calendar: WorkdayCalendar
  /** In brackets, behind the date. */
  inBrackets?: boolean
}

export function DueWords({ due, calendar, inBrackets = false }: Props) {
  return <DueWordsAt {...{ due, calendar, inBrackets }} now={useDanishNow()} />
}

/** @see DueWords; at a time that is given (local, as `2024-01-15T09:00`) */
export function DueWordsAt({ due, calendar, inBrackets = false, now }: Props & { now: string }) {
  const language = useLanguage()
  const read = readDue(due, now, calendar)
  if (read === null || due === null) return null
  const words = dueInWords(read, language)
  return (
    <span className="due-words" data-tone={read.tone} title={dayAndTime(due)}>
      {inBrackets ? `(${words})` : words}
    </span>
  )
}
