/** Asks why an item is sent back: its responsibles need a word to go on from. */
import { type FormEvent, useId, useState } from 'react'
import { type ItemId, LONGEST_WHY } from '../../shared/agenda/document.ts'
import { t } from '../app/language.ts'
import { Dialog } from '../ui/Dialog.tsx'

interface Props {
  id: ItemId
  name: string
  /** Nobody has taken another step with it meanwhile. */
  isPossible: boolean
  onSendBack: (why: string) => void
  onClose: () => void
}

export function SendBackQuestion({ id, name, isPossible, onSendBack, onClose }: Props) {
  const input = useId()
  const [why, write] = useState('')
  const words = why.toWellFormed().trim()
  const isReady = isPossible && words !== ''
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    onClose()
    onSendBack(words)
  }
  return (
    <Dialog of={id} heading={t('sendBackQuestion', { name })} onClose={onClose}>
      <form className="dialog-question send-back" onSubmit={send}>
        <label htmlFor={input}>{t('sendBackWhy')}</label>
        <textarea
          id={input}
          className="line-input"
          data-first-focus
          rows={3}
          maxLength={LONGEST_WHY}
          aria-describedby={`${input}-hint`}
          value={why}
          onChange={({ target }) => write(target.value)}
        />
        <p id={`${input}-hint`} className="hint">
          {t('sendBackHint')}
        </p>
        <p role="status">{!isPossible && t('stepTooLate')}</p>
        <p className="ways-on">
          <button type="submit" className="button primary" disabled={!isReady}>
            {t('stepSendBack')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
        </p>
      </form>
    </Dialog>
  )
}
