/** A plain value that looks like text until it has focus, and is written as it is typed. */
import { type ChangeEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { elementId, useAgenda } from '../agenda/agendaContext.ts'
import { type FieldPlace, placeKey } from '../agenda/changes.ts'
import { goOn } from '../agenda/goOn.ts'
import { t } from '../app/language.ts'
import { onOneLine } from './onOneLine.ts'
import './facts.css'

interface Props {
  place: FieldPlace
  /** Stands before the value. */
  label: string
  /** What the input is called where the label alone could be one of many. */
  name?: string
  value: string
  className?: string
  /** The label is shown only while there is no value. */
  speaksForItself?: boolean
  /** What was meant by what somebody leaves there. */
  tidy?: (value: string) => string
  onWrite: (value: string) => void
}

/** What stands in the input while somebody is in it. */
interface Draft {
  text: string
  /** What stood there when they came. */
  before: string
}

export function FactInput(props: Props) {
  const { place, label, name = label, value, className = '', speaksForItself = false, tidy, onWrite } = props
  const { readOnly, session } = useAgenda()
  const id = useId()
  const [draft, setDraft] = useState<Draft | null>(null)

  // Own writes that have not come back from the document yet: it tells of changes once a frame.
  const written = useRef<string[]>([])
  const shown = draft?.text ?? value

  // What is typed and taken back within a frame leaves the value as it was: the version tells.
  const version = session.watch.version(placeKey(place))
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change can be a colleague's, or undo's
  useEffect(() => {
    const own = written.current.indexOf(value)
    written.current.splice(0, own + 1)
    const isColleagues = own < 0 && draft !== null && draft.text.trim() !== value
    if (own < 0) written.current = []
    if (isColleagues) setDraft({ ...draft, text: value })
  }, [value, version])

  const write = (text: string) => {
    written.current.push(text)
    onWrite(text)
  }
  const onFocus = () => {
    session.presence.enter(place)
    written.current = []
    setDraft({ text: value, before: value })
  }
  const onChange = ({ target }: ChangeEvent<HTMLTextAreaElement>) => {
    const text = onOneLine(target.value)
    setDraft({ text, before: draft?.before ?? value })
    write(text.trim())
  }
  const onBlur = () => {
    session.presence.leave(place)
    const meant = draft !== null && draft.text !== draft.before && tidy?.(draft.text)
    if (meant && meant !== draft.text.trim()) write(meant)
    setDraft(null)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    goOn(event.currentTarget)
  }
  // As in every form: who comes by Tab types over what is there. The key is let go where it led to. Below the page's head an input is
  // in sight for the browser.
  const onKeyUp = ({ key, currentTarget }: KeyboardEvent<HTMLTextAreaElement>) => {
    if (key !== 'Tab') return
    currentTarget.select()
    currentTarget.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  }
  return (
    <span className={`fact ${className}`} id={elementId(place)}>
      <label htmlFor={id} className="label" hidden={speaksForItself && shown !== ''}>
        {speaksForItself ? label : `${label}:`}
      </label>
      {/* The text once more, unseen, makes the input as large as it: it has no size of its own. */}
      <span className="value" data-text={shown || t('notGiven')}>
        <textarea
          id={id}
          data-undo="agenda"
          rows={1}
          lang={shown === '' ? undefined : AGENDA_LANGUAGE}
          aria-label={name}
          value={shown}
          placeholder={t('notGiven')}
          readOnly={readOnly}
          spellCheck={false}
          {...{ onFocus, onChange, onBlur, onKeyDown, onKeyUp }}
        />
      </span>
    </span>
  )
}
