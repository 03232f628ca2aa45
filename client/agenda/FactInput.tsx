/** A plain value that looks like text until it has focus, and is written as it is typed. */
import { type ChangeEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { t } from '../app/language.ts'
import { elementId, useAgenda } from './agendaContext.ts'
import type { FieldPlace } from './changes.ts'
import './facts.css'

interface Props {
  place: FieldPlace
  /** Stands before the value. */
  label: string
  /** What the input is called where the label alone could be one of many. */
  name?: string
  value: string
  /** What is shown while the input has no focus, where that is not the value itself. */
  shownAs?: string
  type?: 'text' | 'datetime-local'
  className?: string
  onWrite: (value: string) => void
}

/** Times that nobody means are mistakes at the keyboard. */
const TIMES = { min: '1990-01-01T00:00', max: '2199-12-31T23:59' }

/** What stands in the input while somebody is in it. */
interface Draft {
  text: string
  /** What stood there when they came: Escape brings it back. */
  before: string
  /** Its text says nothing that can be written: half a date. */
  isUnclear: boolean
}

export function FactInput(props: Props) {
  const { place, label, name = label, value, shownAs, type = 'text', className = '', onWrite } = props
  const { readOnly, session } = useAgenda()
  const id = useId()
  const [draft, setDraft] = useState<Draft | null>(null)
  const [wasUnclear, setWasUnclear] = useState(false)

  // Own writes that have not come back from the document yet: it tells of changes once a frame.
  const written = useRef<string[]>([])
  const shown = draft?.text ?? value

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new value can be a colleague's, or undo's
  useEffect(() => {
    const own = written.current.indexOf(value)
    written.current.splice(0, own + 1)
    const isColleagues = own < 0 && draft !== null && draft.text.trim() !== value
    if (own < 0) written.current = []
    if (isColleagues) setDraft({ ...draft, text: value, isUnclear: false })
  }, [value])

  const write = (text: string) => {
    written.current.push(text)
    onWrite(text)
  }
  const onFocus = () => {
    session.presence.enter(place)
    setWasUnclear(false)
    written.current = []
    setDraft({ text: value, before: value, isUnclear: false })
  }
  const onChange = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const isUnclear = !target.validity.valid
    setDraft({ text: target.value, before: draft?.before ?? value, isUnclear })
    if (!isUnclear) write(target.value.trim())
  }
  const onBlur = () => {
    session.presence.leave(place)
    setWasUnclear(draft?.isUnclear ?? false)
    setDraft(null)
  }
  const onKeyDown = ({ key, currentTarget }: KeyboardEvent<HTMLInputElement>) => {
    if (key === 'Enter') currentTarget.blur()
    if (key !== 'Escape' || draft === null) return
    if (draft.before !== draft.text) write(draft.before)
    setDraft({ ...draft, text: draft.before, isUnclear: false })
  }
  return (
    <span className={`fact ${className}`} id={elementId(place)}>
      <label htmlFor={id}>{label}</label>
      <span className="value" data-shown={shownAs !== undefined}>
        {shownAs !== undefined && (
          <span className="shown" aria-hidden="true">
            {shownAs}
          </span>
        )}
        <input
          id={id}
          data-undo="agenda"
          type={type}
          aria-label={name}
          value={shown}
          placeholder={t('notGiven')}
          readOnly={readOnly}
          size={Math.max(4, shown.length)}
          {...(type === 'datetime-local' && TIMES)}
          {...{ onFocus, onChange, onBlur, onKeyDown }}
        />
      </span>
      {wasUnclear && (
        <span className="fact-notice" role="alert">
          {t('timeUnclear')}
        </span>
      )}
    </span>
  )
}
