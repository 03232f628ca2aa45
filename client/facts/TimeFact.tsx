/** A time in words; pressed, it is changed in a calendar and in fields, whose code comes when somebody is near it. */
import { type ReactNode, useCallback, useState } from 'react'
import type { FieldPlace } from '../agenda/changes.ts'
import { t } from '../app/language.ts'
import { FactPanel } from './FactPanel.tsx'
import { halfTyped } from './gaps.ts'
import { endsTooEarly, type Lacking, lackingIn, type MeetingTime } from './meetingTime.ts'
import type { TimePicker, TimePickerProps } from './TimePicker.tsx'
import { useTimeDraft } from './useTimeDraft.ts'

interface Props extends Pick<TimePickerProps, 'labels' | 'hasEnd' | 'near'> {
  place: FieldPlace
  /** Of its element, where several facts are one place of the document; otherwise the place's own. */
  id?: string
  /** What the panel is called. */
  label: string
  className?: string
  /** The time in words. */
  children: ReactNode
  /** What the agenda says now. */
  read: () => MeetingTime
  onWrite: (time: MeetingTime) => void
}

export function TimeFact({
  place,
  id,
  label,
  className = '',
  children,
  read,
  onWrite,
  labels,
  hasEnd,
  near = null,
}: Props) {
  const draft = useTimeDraft(read, onWrite)
  const picker = useTimePicker()
  const [isOpen, setOpen] = useState(false)
  const [lacking, setLacking] = useState<Lacking | null>(null)
  const onOpen = () => {
    setOpen(true)
    setLacking(null)
    picker.load()
  }
  const onClose = (panel: HTMLElement) => {
    const isLeft = draft.settle()
    setOpen(false)
    setLacking(isLeft || halfTyped(panel).length > 0 ? lackingIn(draft.parts) : null)
  }
  const panel = (onDone: () => void) =>
    picker.Picker === null ? (
      <p role="status">{picker.failed ? t('pickerFailed') : t('pickerLoading')}</p>
    ) : (
      <picker.Picker {...{ draft, labels, hasEnd, near, onWrite, onDone }} />
    )
  return (
    <>
      <FactPanel
        {...{ place, label, panel, onOpen, onClose }}
        {...(id !== undefined && { id })}
        className={`time-fact ${className}`}
        onNear={picker.load}
      >
        {children}
      </FactPanel>
      {!isOpen && endsTooEarly(read()) && (
        <span className="fact-notice" role="status">
          {t('endsTooEarly')}
        </span>
      )}
      {lacking !== null && (
        <span className="fact-notice" role="alert">
          {t(lacking)}
        </span>
      )}
    </>
  )
}

function useTimePicker() {
  const [Picker, setPicker] = useState<typeof TimePicker | null>(null)
  const [failed, setFailed] = useState(false)
  const load = useCallback(() => {
    import('./TimePicker.tsx').then(
      ({ TimePicker }) => setPicker(() => TimePicker),
      () => setFailed(true),
    )
  }, [])
  return { Picker, failed: failed && Picker === null, load }
}
