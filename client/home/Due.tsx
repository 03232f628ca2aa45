/** Until when something is to be written. */
import { dayAndTime, t } from '../app/language.ts'

/** @param at local time, as `2024-01-17T12:00`; `null`: there is no deadline */
export function Due({ at }: { at: string | null }) {
  return (
    <p className="due">{at === null ? t('homeNoDeadline') : <time dateTime={at}>{dayAndTime(at)}</time>}</p>
  )
}

/** As part of a paragraph. */
export function FirstDue({ at }: { at: string }) {
  return <>{t('homeFirstDeadline', { when: dayAndTime(at) })}</>
}
