/** A plain value that looks like text until it has focus, and is written as it is typed. */
import { type ChangeEvent, type FocusEvent, type KeyboardEvent, useEffect, useId, useState } from 'react'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { elementId, useAgenda } from '../agenda/agendaContext.ts'
import { AGENDA, type FieldPlace } from '../agenda/changes.ts'
import { goOn } from '../agenda/goOn.ts'
import { t } from '../app/language.ts'
import { comesByTab } from '../editor/keys/cameByTab.ts'
import { EarlierTextButton } from '../history/EarlierTextButton.tsx'
import { staysHere } from '../rights/typesInVain.ts'
import { useWhyNotSentence, WhyNot } from '../rights/WhyNot.tsx'
import { onOneLine } from './onOneLine.ts'
import { useLineDraft } from './useLineDraft.ts'
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

export function FactInput(props: Props) {
  const { place, label, name = label, value, className = '', speaksForItself = false, tidy, onWrite } = props
  const { readOnly: hasEnded, session } = useAgenda()
  const whyNot = useWhyNotSentence(place)
  const readOnly = hasEnded || whyNot !== null
  const id = useId()
  const line = useLineDraft(place, value, onWrite)
  const shown = line.text ?? value
  const [isIn, setIsIn] = useState(false)
  const { leave } = line
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is done then is done once, when the right goes
  useEffect(() => {
    // Else what a colleague sets there would be merged with one's own words, and written.
    if (readOnly) leave()
  }, [readOnly])

  const onFocus = ({ currentTarget }: FocusEvent<HTMLTextAreaElement>) => {
    setIsIn(true)
    // Who comes by keys goes on where it ends: typed over, others' words would be gone.
    if (comesByTab()) currentTarget.setSelectionRange(currentTarget.value.length, currentTarget.value.length)
    if (readOnly) return
    session.presence.enter(place)
    line.come()
  }
  const onChange = ({ target }: ChangeEvent<HTMLTextAreaElement>) => line.type(onOneLine(target.value))
  const onBlur = () => {
    session.presence.leave(place)
    setIsIn(false)
    const left = line.leave()
    const meant = left !== null && !readOnly && tidy?.(left)
    if (meant && meant !== left.trim()) onWrite(meant)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (readOnly) staysHere(event)
    if (event.key !== 'Enter') return
    event.preventDefault()
    goOn(event.currentTarget)
  }
  // The key is let go where it led to. Below the page's head an input is in sight for the browser.
  const onKeyUp = ({ key, currentTarget }: KeyboardEvent<HTMLTextAreaElement>) => {
    if (key === 'Tab') currentTarget.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  }
  return (
    <span className={`fact ${className}`} id={elementId(place)}>
      <label htmlFor={id} className="label" hidden={speaksForItself && shown !== ''}>
        {speaksForItself ? label : `${label}:`}
      </label>
      {/* The text once more, unseen, makes the input as large as it: it has no size of its own. */}
      <span className="value" data-text={shown || t('notGiven')}>
        <textarea
          ref={line.input}
          id={id}
          data-undo="agenda"
          rows={1}
          lang={shown === '' ? undefined : AGENDA_LANGUAGE}
          aria-label={name}
          value={shown}
          placeholder={t('notGiven')}
          readOnly={readOnly}
          aria-description={whyNot ?? undefined}
          spellCheck={false}
          {...{ onFocus, onChange, onBlur, onKeyDown, onKeyUp }}
        />
      </span>
      {whyNot === null && (
        <EarlierTextButton place={place} where={name} isStop={place.item === AGENDA} isOfValue />
      )}
      {isIn && whyNot !== null && <WhyNot why={whyNot} />}
    </span>
  )
}
