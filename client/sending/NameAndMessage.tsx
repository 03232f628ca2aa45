/** What a version is called, and what whoever sends it writes in the mail: nothing of either is ever cut. */
import { useId } from 'react'
import { readFacts } from '../../shared/agenda/document.ts'
import { AGENDA, SUPPLEMENT } from '../../shared/paper/paperWords.ts'
import { namedWhere } from '../../shared/paper/proposedName.ts'
import { LONGEST_NAME } from '../../shared/protocol/versions.ts'
import { LONGEST_NOTE } from '../../shared/reminders/note.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import type { SendingDraft } from './sendingWork.ts'

interface Props {
  draft: SendingDraft
  onChange: (draft: Partial<SendingDraft>) => void
}

/** From here on it is told how much is left. */
const NEARLY = LONGEST_NOTE - 200

/** @returns why the server would refuse them; `null`: it would not */
export function whyNotWords({ name, message }: Pick<SendingDraft, 'name' | 'message'>): string | null {
  if (name.length > LONGEST_NAME) return t('sendNameTooLong', { n: name.length, most: LONGEST_NAME })
  if (message.length > LONGEST_NOTE) return t('sendMessageTooLong', { n: message.length, most: LONGEST_NOTE })
  return null
}

export function NameAndMessage({ draft, onChange }: Props) {
  const { doc } = useAgenda().session
  const [name, message] = [useId(), useId()]
  const { startsAt } = readFacts(doc)
  const wrongName = whyNotWords({ name: draft.name, message: '' })
  const wrongMessage = whyNotWords({ name: '', message: draft.message })
  const isNearly = draft.message.length > NEARLY
  return (
    <>
      <label htmlFor={name}>{t('sendName')}</label>
      <input
        id={name}
        className="line-input"
        value={draft.name}
        placeholder={draft.kind === 'supplement' ? SUPPLEMENT : AGENDA}
        aria-describedby={`${name}-about`}
        aria-invalid={wrongName !== null}
        onChange={({ target }) => onChange({ name: target.value })}
      />
      <p id={`${name}-about`} className={wrongName === null ? 'about' : 'notice'} role="status">
        {wrongName ?? whereInWords(draft, startsAt)}
      </p>
      <label htmlFor={message}>{t('sendMessage')}</label>
      <textarea
        id={message}
        className="line-input"
        rows={3}
        value={draft.message}
        aria-describedby={`${message}-about`}
        aria-invalid={wrongMessage !== null}
        onChange={({ target }) => onChange({ message: target.value })}
      />
      <p id={`${message}-about`} className={wrongMessage === null ? 'about' : 'notice'} role="status">
        {wrongMessage ??
          (isNearly ? t('sendMessageLength', { n: draft.message.length, most: LONGEST_NOTE }) : '')}
      </p>
    </>
  )
}

/** Where a name stands is another thing with each: what it is called anyway is said by its kind and number. */
function whereInWords({ kind, name }: SendingDraft, startsAt: string | null): string {
  if (name.trim() === '') return t('sendNameBlank', { name: kind === 'supplement' ? SUPPLEMENT : AGENDA })
  const { isOnPaper, isInSubject } = namedWhere({ kind, name: name.trim() }, startsAt)
  return t(isInSubject ? 'sendNameWhere' : isOnPaper ? 'sendNameOnPaper' : 'sendNameInList')
}
