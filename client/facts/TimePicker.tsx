/**
 * A day and times of day, by keyboard, in a calendar and by finger. The entry of the chunk that brings React Aria; everything in
 * it is in the interface's language, whatever the browser speaks.
 */
import { type CalendarDate, parseDate, parseTime, type Time } from '@internationalized/date'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
} from 'react-aria-components/Calendar'
import { DateField, DateInput, DateSegment, Label } from 'react-aria-components/DateField'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { TimeField } from 'react-aria-components/TimeField'
import { addDays, daysBetween } from '../../shared/agenda/localTime.ts'
import { LANGUAGES } from '../../shared/language/languages.ts'
import { t, useLanguage } from '../app/language.ts'
import { pointsByFinger } from './FactPanel.tsx'
import { firstGap, halfTyped } from './gaps.ts'
import { endsTooEarly, lackingIn, type MeetingTime, NO_TIME, timeOf } from './meetingTime.ts'
import type { TimeDraft } from './useTimeDraft.ts'
import './timePicker.css'

export interface TimePickerProps {
  draft: TimeDraft
  /** What the day and the time of day are called. */
  labels: { day: string; from: string }
  /** The time is one that lasts, and its end can be given. */
  hasEnd: boolean
  /** The calendar opens near this day where none is chosen (`yyyy-mm-dd`). */
  near?: string | null
  onWrite: (time: MeetingTime) => void
  onDone: () => void
}

export function TimePicker({ draft, labels, hasEnd, near = null, onWrite, onDone }: TimePickerProps) {
  const { locale } = LANGUAGES[useLanguage()]
  const { parts, settle } = draft
  const { day, from, to } = parts
  const isTooEarly = endsTooEarly(timeOf(parts) ?? NO_TIME)
  const fields = useRef<HTMLDivElement>(null)
  const [isLacking, setLacking] = useState(false)
  // What was chosen is not written without the rest: whoever thinks that it is done hears what is missing, and is led there.
  const finish = () => {
    if (!settle() && halfTyped(fields.current!).length === 0) return onDone()
    setLacking(true)
    firstGap(fields.current!)?.focus()
  }
  const change: TimeDraft['change'] = (parts) => {
    setLacking(false)
    draft.change(parts)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target as Element).matches('.segment')) return
    event.preventDefault()
    event.stopPropagation()
    finish()
  }
  const clear = () => {
    onWrite(NO_TIME)
    onDone()
  }
  return (
    <I18nProvider locale={locale}>
      <div className="time-picker" onKeyDownCapture={onKeyDown}>
        <div className="time-fields" ref={fields}>
          <DayField
            label={labels.day}
            day={day}
            onChange={(day) => change({ day })}
            onLeave={settle}
            autoFocus={!pointsByFinger()}
          />
          <OneTimeField label={labels.from} time={from} onChange={(from) => change({ from })} />
          {hasEnd && <EndFields draft={{ ...draft, change }} />}
        </div>
        {isLacking && (
          <p className="fact-notice" role="alert">
            {t(lackingIn(parts))}
          </p>
        )}
        {isTooEarly && <p className="fact-notice">{t('endsTooEarly')}</p>}
        <DayCalendar label={labels.day} day={day} near={near} onChange={(day) => change({ day })} />
        <div className="panel-buttons">
          <button
            type="button"
            className="button"
            disabled={day === null && from === null && to === null}
            onClick={clear}
          >
            {t('clearDate')}
          </button>
          <button type="button" className="button primary" onClick={finish}>
            {t('done')}
          </button>
        </div>
      </div>
    </I18nProvider>
  )
}

function EndFields({ draft: { parts, change, settle } }: { draft: TimeDraft }) {
  const { day, to, daysMore } = parts
  const [isLater, setLater] = useState(daysMore !== 0)
  const withLastDay = to !== null && day !== null && (isLater || daysMore !== 0)
  const sameDay = () => {
    setLater(false)
    change({ daysMore: 0 })
  }
  return (
    <>
      <OneTimeField label={t('endsAt')} time={to} onChange={(to) => change({ to })} />
      {to !== null && (
        <button type="button" className="button bare" onClick={() => change({ to: null, daysMore: 0 })}>
          {t('noEnd')}
        </button>
      )}
      {to !== null && day !== null && (
        <label className="later-day">
          <input
            type="checkbox"
            checked={withLastDay}
            onChange={({ target }) => (target.checked ? setLater(true) : sameDay())}
          />
          {t('endsLater')}
        </label>
      )}
      {withLastDay && (
        <DayField
          label={t('lastDay')}
          day={addDays(day, daysMore)}
          onChange={(lastDay) => lastDay !== null && change({ daysMore: daysBetween(day, lastDay) })}
          onLeave={settle}
        />
      )}
    </>
  )
}

interface DayProps {
  label: string
  day: string | null
  onChange: (day: string | null) => void
}

interface FieldProps {
  /** The id of the sentence that says why it cannot stay as it is. */
  whyNot?: string | undefined
}

const markedWrong = ({ whyNot }: FieldProps) => ({
  ...(whyNot !== undefined && { isInvalid: true, 'aria-describedby': whyNot }),
  // The form says it, not the browser.
  validationBehavior: 'aria' as const,
})

export function DayField({
  label,
  day,
  onChange,
  onLeave,
  autoFocus = false,
  whyNot,
}: DayProps & FieldProps & { onLeave: () => void; autoFocus?: boolean }) {
  const value = useDate(day)
  return (
    <DateField
      className="time-field"
      value={value}
      onChange={(date) => onChange(date?.toString() ?? null)}
      onBlur={onLeave}
      shouldForceLeadingZeros
      autoFocus={autoFocus}
      {...markedWrong({ whyNot })}
    >
      <Label>{label}</Label>
      <Segments />
    </DateField>
  )
}

interface TimeProps extends FieldProps {
  label: string
  time: string | null
  onChange: (time: string | null) => void
}

export function OneTimeField({ label, time, onChange, whyNot }: TimeProps) {
  // The same value again must be the same object: another one would wipe what is half typed.
  const value = useMemo(() => (time === null ? null : parseTime(time)), [time])
  return (
    <TimeField<Time>
      className="time-field"
      value={value}
      onChange={(time) => onChange(time?.toString().slice(0, 'hh:mm'.length) ?? null)}
      shouldForceLeadingZeros
      hourCycle={24}
      {...markedWrong({ whyNot })}
    >
      <Label>{label}</Label>
      <Segments />
    </TimeField>
  )
}

const Segments = () => (
  <DateInput className="segments">
    {(segment) => <DateSegment segment={segment} className="segment" />}
  </DateInput>
)

function DayCalendar({ label, day, near, onChange }: DayProps & { near: string | null }) {
  const value = useDate(day)
  return (
    <Calendar
      className="calendar"
      aria-label={label}
      value={value}
      defaultFocusedValue={near === null ? null : parseDate(near)}
      onChange={(date) => onChange(date.toString())}
      firstDayOfWeek="mon"
    >
      <div className="calendar-head">
        <Button slot="previous">
          <span aria-hidden="true">‹</span>
        </Button>
        <CalendarHeading />
        <Button slot="next">
          <span aria-hidden="true">›</span>
        </Button>
      </div>
      <CalendarGrid weekdayStyle="short">
        <CalendarGridHeader>{(name) => <CalendarHeaderCell>{name}</CalendarHeaderCell>}</CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} className="calendar-day" />}</CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  )
}

function useDate(day: string | null): CalendarDate | null {
  return useMemo(() => (day === null ? null : parseDate(day)), [day])
}
