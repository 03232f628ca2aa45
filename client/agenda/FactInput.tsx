/** A plain value that looks like text until it has focus, and is written when one leaves it. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
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

export function FactInput({
  place,
  label,
  name = label,
  value,
  shownAs,
  type = 'text',
  className = '',
  onWrite,
}: Props) {
  const { readOnly } = useAgenda()
  const id = useId()
  // What was here when the person began to change it, and what they made of it: a colleague's change is only overwritten
  // by somebody who has changed something.
  const [draft, setDraft] = useState<{ base: string; text: string } | null>(null)

  const isChanged = draft !== null && draft.text !== draft.base
  useUnwrittenDraft(isChanged, () => draft !== null && onWrite(draft.text.trim()))

  const finish = (input: HTMLInputElement) => {
    setDraft(null)
    if (isChanged && !input.validity.badInput) onWrite(draft.text.trim())
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') event.currentTarget.blur()
    if (event.key === 'Escape') setDraft(null)
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
          type={type}
          aria-label={name}
          value={draft?.text ?? value}
          placeholder={t('notGiven')}
          readOnly={readOnly}
          maxLength={500}
          size={Math.max(4, (draft?.text ?? value).length)}
          onChange={({ target }) => setDraft({ base: draft?.base ?? value, text: target.value })}
          onBlur={({ target }) => finish(target)}
          onKeyDown={onKeyDown}
        />
      </span>
    </span>
  )
}

/** What is typed and not yet written must not go with the page: the browser asks, and a page that is left writes it. */
function useUnwrittenDraft(isChanged: boolean, write: () => void): void {
  const atEnd = useRef<(() => void) | null>(null)
  useEffect(() => {
    atEnd.current = isChanged ? write : null
  })
  useEffect(() => () => atEnd.current?.(), [])
  useEffect(() => {
    if (!isChanged) return
    const ask = (event: Event) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isChanged])
}
