/** The day and the times of a meeting that is being ordered, as they are written in Danish, whatever the browser speaks. */
import type { RefObject } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { LANGUAGES } from '../../shared/language/languages.ts'
import { t, useLanguage } from '../app/language.ts'
import { DayField, OneTimeField } from '../facts/TimePicker.tsx'

export interface OrderedTimes {
  /** As `2024-01-24`. */
  day: string | null
  /** As `10:00`. */
  from: string | null
  to: string | null
}

interface Props {
  times: OrderedTimes
  fields: RefObject<HTMLDivElement | null>
  onChange: (times: Partial<OrderedTimes>) => void
}

export function MeetingTimes({ times: { day, from, to }, fields, onChange }: Props) {
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
      </div>
    </I18nProvider>
  )
}
