/** A plain value that looks like text until it has focus, and is written when one leaves it. */
import { type KeyboardEvent, useId, useState } from 'react'
import { t } from '../app/language.ts'
import { elementId, useAgenda } from './agendaContext.ts'
import type { FieldPlace } from './changes.ts'

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

  const finish = (input: HTMLInputElement) => {
    setDraft(null)
    if (draft === null || draft.text === draft.base || input.validity.badInput) return
    onWrite(draft.text.trim())
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
          onChange={({ target }) => setDraft({ base: draft?.base ?? value, text: target.value })}
          onBlur={({ target }) => finish(target)}
          onKeyDown={onKeyDown}
        />
      </span>
    </span>
  )
}
