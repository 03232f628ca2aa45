/** Words under where they stood, in a box to copy them from. */
import { type ReactNode, useRef, useState } from 'react'
import { t } from '../app/language.ts'
import { copyText } from '../ui/copyText.ts'
import type { UnsavedText } from './unsavedTexts.ts'

interface Props {
  /** Of the box. */
  id: string
  texts: readonly UnsavedText[]
  /** What they are called; default: text that is not saved. */
  label?: string
  /** What else can be done with them. */
  children?: ReactNode
}

export function WordsToCopy({ id, texts, label: called = t('unsavedWords'), children }: Props) {
  const [copied, setCopied] = useState(false)
  const words = useRef<HTMLTextAreaElement>(null)
  const all = texts.map(({ label, text }) => `${label}\n${text}`).join('\n\n')

  const copy = async () => {
    // Without leave to use the clipboard the words stand selected, for the person's own Ctrl+C.
    words.current?.select()
    setCopied(await copyText(all))
  }
  return (
    <div className="unsaved-words">
      <label htmlFor={id}>{called}</label>
      <textarea id={id} ref={words} readOnly value={all} rows={Math.min(12, all.split('\n').length + 1)} />
      <p className="ways-on">
        <button type="button" className="button primary" onClick={() => void copy()}>
          {t('copyMyWords')}
        </button>
        {children}
        <span role="status">{copied ? t('copied') : ''}</span>
      </p>
    </div>
  )
}
