/** Words of one's own in an agenda that one cannot open any more, to be copied: they had not gone out when the right went. */
import { useEffect, useState } from 'react'
import { t } from '../app/language.ts'
import { WordsToCopy } from '../connection/WordsToCopy.tsx'
import type { LeftText } from '../keeping/database.ts'
import '../connection/connection.css'

export function LeftBehind({ find }: { find: () => Promise<readonly LeftText[]> }) {
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
    <section className="connection-notice" data-tone="bad" aria-label={t('leftWords')}>
      <b>{t('leftBehind')}</b>
      <p>{t('leftBehindTodo')}</p>
      <WordsToCopy id="left-behind" texts={texts} />
    </section>
  )
}
