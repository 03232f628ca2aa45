/** The day and the times of a meeting that is being ordered, as they are written in Danish, whatever the browser speaks. */
import { type RefObject, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { addDays, daysBetween } from '../../shared/agenda/localTime.ts'
import { LANGUAGES } from '../../shared/language/languages.ts'
import { t, useLanguage } from '../app/language.ts'
import { DayField, OneTimeField } from '../facts/TimePicker.tsx'

export interface OrderedTimes {
  /** As `2024-01-24`. */
  day: string | null
  /** As `10:00`. */
  from: string | null
  to: string | null
  /** Days from the first to the last. */
  daysMore: number
}

interface Props {
  times: OrderedTimes
  fields: RefObject<HTMLDivElement | null>
  onChange: (times: Partial<OrderedTimes>) => void
}

export function MeetingTimes({ times: { day, from, to, daysMore }, fields, onChange }: Props) {
  const { locale } = LANGUAGES[useLanguage()]
  // A year of two figures is one of this century.
  const settle = () => day?.startsWith('00') && onChange({ day: day.replace(/^00/, '20') })
  return (
    <I18nProvider locale={locale}>
      <div className="meeting-time" ref={fields}>
        <DayField
          label={t('newAgendaDay')}
          day={day}
          onChange={(day) => onChange({ day })}
          onLeave={settle}
        />
        <OneTimeField label={t('newAgendaStart')} time={from} onChange={(from) => onChange({ from })} />
        <OneTimeField label={t('newAgendaEnd')} time={to} onChange={(to) => onChange({ to })} />
        {to !== null && <LastDay {...{ day, daysMore, onChange }} />}
      </div>
    </I18nProvider>
  )
}

interface LastDayProps extends Pick<OrderedTimes, 'day' | 'daysMore'> {
  onChange: Props['onChange']
}

function LastDay({ day, daysMore, onChange }: LastDayProps) {
  const [isLater, setLater] = useState(false)
  const isShown = isLater || daysMore !== 0
  const choose = (later: boolean) => {
    setLater(later)
    if (!later) onChange({ daysMore: 0 })
  }
  return (
    <>
      <label className="later-day">
        <input type="checkbox" checked={isShown} onChange={({ target }) => choose(target.checked)} />
        {t('endsLater')}
      </label>
      {isShown && day !== null && (
        <DayField
          label={t('lastDay')}
          day={addDays(day, daysMore)}
          onChange={(last) => last !== null && onChange({ daysMore: daysBetween(day, last) })}
          onLeave={() => {}}
        />
      )}
    </>
  )
}
