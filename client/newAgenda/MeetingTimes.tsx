/** The day and the times of a meeting that is being ordered, as they are written in Danish, whatever the browser speaks. */
import { type RefObject, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { addDays, daysBetween } from '../../shared/agenda/localTime.ts'
import { LANGUAGES } from '../../shared/language/languages.ts'
import { t, useLanguage } from '../app/language.ts'
import type { TimeParts } from '../facts/meetingTime.ts'
import { DayField, OneTimeField } from '../facts/TimePicker.tsx'
import type { TimeField } from './whatIsWrong.ts'

interface Props {
  times: TimeParts
  fields: RefObject<HTMLDivElement | null>
  /** The field that cannot stay as it is, and the id of the sentence that says so. */
  wrong: { at: TimeField; why: string } | null
  onChange: (times: Partial<TimeParts>) => void
}

export function MeetingTimes({ times: { day, from, to, daysMore }, fields, wrong, onChange }: Props) {
  const { locale } = LANGUAGES[useLanguage()]
  const whyNot = (field: TimeField) => (wrong?.at === field ? wrong.why : undefined)
  // A year of two figures is one of this century.
  const settle = () => day?.startsWith('00') && onChange({ day: day.replace(/^00/, '20') })
  return (
    <I18nProvider locale={locale}>
      <div className="meeting-time" ref={fields}>
        <DayField
          label={t('newAgendaDay')}
          day={day}
          whyNot={whyNot('day')}
          onChange={(day) => onChange({ day })}
          onLeave={settle}
        />
        <OneTimeField
          label={t('newAgendaStart')}
          time={from}
          whyNot={whyNot('from')}
          onChange={(from) => onChange({ from })}
        />
        <OneTimeField
          label={t('newAgendaEnd')}
          time={to}
          whyNot={whyNot('to')}
          onChange={(to) => onChange({ to })}
        />
        {to !== null && day !== null && (
          <LastDay {...{ day, daysMore, onChange }} whyNot={whyNot('lastDay')} />
        )}
      </div>
    </I18nProvider>
  )
}

interface LastDayProps extends Pick<Props, 'onChange'> {
  day: string
  daysMore: number
  whyNot: string | undefined
}

function LastDay({ day, daysMore, whyNot, onChange }: LastDayProps) {
  const [isLater, setLater] = useState(false)
  const isShown = isLater || daysMore !== 0
  const choose = (later: boolean) => {
    setLater(later)
    // Another day is the next one, until one says which.
    onChange({ daysMore: later ? 1 : 0 })
  }
  return (
    <>
      <label className="check later-day">
        <input type="checkbox" checked={isShown} onChange={({ target }) => choose(target.checked)} />
        {t('endsLater')}
      </label>
      {isShown && (
        <DayField
          label={t('lastDay')}
          day={addDays(day, daysMore)}
          whyNot={whyNot}
          onChange={(last) => last !== null && onChange({ daysMore: daysBetween(day, last) })}
          onLeave={() => {}}
        />
      )}
    </>
  )
}
