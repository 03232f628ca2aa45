/** What a person wrote that did not reach the disk, to copy: refused is not lost (spec N4). */
import { useRef, useState } from 'react'
import { t } from '../app/language.ts'
import type { AgendaSession } from './agendaSession.ts'
import { unsavedTexts } from './unsavedTexts.ts'

export function UnsavedWords({ session }: { session: AgendaSession }) {
  const [copied, setCopied] = useState(false)
  const words = useRef<HTMLTextAreaElement>(null)
  const texts = unsavedTexts(session.doc, session.unsavedPlaces())
  if (texts.length === 0) return null
  const all = texts.map(({ label, text }) => `${label}\n${text}`).join('\n\n')

  const copy = async () => {
    words.current?.select()
    try {
      await navigator.clipboard.writeText(all)
      setCopied(true)
    } catch {
      // Without leave to use the clipboard the words stand selected, for the person's own Ctrl+C.
      setCopied(false)
    }
  }
  return (
    <div className="unsaved-words">
      <label htmlFor="unsaved-words">{t('unsavedWords')}</label>
      <textarea
        id="unsaved-words"
        ref={words}
        readOnly
        value={all}
        rows={Math.min(12, all.split('\n').length + 1)}
      />
      <p className="ways-on">
        <button type="button" className="button primary" onClick={() => void copy()}>
          {t('copyMyWords')}
        </button>
        <span role="status">{copied ? t('copied') : ''}</span>
      </p>
    </div>
  )
}
