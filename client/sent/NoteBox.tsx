/** One's own note to an item, or to the whole meeting: a button until there is one, then a text that grows with its words. */
import { useEffect, useId, useRef, useState } from 'react'
import { OWN_NOTE } from '../../shared/paper/paperReading.ts'
import { LONGEST_ABOUT, LONGEST_NOTE, WHOLE_MEETING } from '../../shared/protocol/notes.ts'
import { elementId } from '../agenda/agendaContext.ts'
import { signInAddress } from '../app/api.ts'
import { t } from '../app/language.ts'
import { keepOfTab } from '../connection/sessions.ts'
import type { NoteState } from './notesDesk.ts'
import { useNotes } from './useNotes.ts'

interface Props {
  /** Its id, or `WHOLE_MEETING`. */
  item: string
  /** What it is about, as the page calls it. */
  name: string
}

export function NoteBox({ item, name }: Props) {
  const desk = useNotes()
  const note = desk.note(item)
  const [isOpen, setOpen] = useState(false)
  const text = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const words = note?.text ?? ''
  useEffect(() => {
    if (isOpen) text.current?.focus({ preventScroll: true })
  }, [isOpen])
  if (words === '' && !isOpen)
    return (
      <div className="note-place">
        <button
          type="button"
          className="note-button"
          aria-label={t('writeNoteTo', { name })}
          onClick={() => setOpen(true)}
        >
          <span aria-hidden="true">✎</span> {t(item === WHOLE_MEETING ? 'writeMeetingNote' : 'writeNote')}
        </button>
      </div>
    )
  return (
    <div className="note-place">
      <div className="note" id={elementId({ item, field: OWN_NOTE })}>
        <label htmlFor={id}>{t('ownNote')}</label>
        <textarea
          ref={text}
          id={id}
          rows={2}
          maxLength={LONGEST_NOTE}
          aria-label={t('ownNoteTo', { name })}
          aria-describedby="notes-are-private"
          value={words}
          onChange={({ target }) => desk.write(item, name.slice(0, LONGEST_ABOUT), target.value)}
          onBlur={() => {
            void desk.sendNow()
            if (words === '') setOpen(false)
          }}
        />
        <NoteStatus state={desk.state(item)} />
      </div>
    </div>
  )
}

const WORDS = {
  none: 'noteOnlyYours',
  saved: 'saved',
  saving: 'saving',
  waiting: 'noteWaiting',
  refused: 'noteRefused',
  'signed-out': 'noteSignedOut',
} as const satisfies Record<NoteState, string>

/** Nothing is called saved before the server says so; and that a browser keeps nothing, before one relies on it. */
export function NoteStatus({ state }: { state: NoteState }) {
  const isKept = keepOfTab().problem() === null
  const words = state === 'waiting' && !isKept ? 'noteNotKept' : WORDS[state]
  return (
    <p className="note-status" role="status" data-state={state}>
      {t(words)} {state === 'signed-out' && <a href={signInAddress()}>{t('signInAgain')}</a>}
    </p>
  )
}
