/** Notes of one's own to an agenda that one may not read any more: they are in this browser still, to be copied. */
import { useEffect, useState } from 'react'
import { t } from '../app/language.ts'
import { WordsToCopy } from '../connection/WordsToCopy.tsx'
import type { LeftText } from '../keeping/database.ts'
import '../connection/connection.css'

export function UnreadNotes({ find }: { find: () => Promise<readonly LeftText[]> }) {
  const [texts, setTexts] = useState<readonly LeftText[]>([])
  useEffect(() => {
    let isShown = true
    void find().then((found) => isShown && setTexts(found))
    return () => {
      isShown = false
    }
  }, [find])
  if (texts.length === 0) return null
  return (
    <section className="connection-notice" data-tone="bad" aria-label={t('ownNotes')}>
      <b>{t('notesUnread')}</b>
      <WordsToCopy id="unread-notes" texts={texts} label={t('ownNotes')} />
    </section>
  )
}
