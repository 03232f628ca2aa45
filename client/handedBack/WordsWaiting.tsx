/** In the page's head, for as long as words of one's own wait to be put in or dismissed: how many, and the way to the next. */
import { Inbox } from 'lucide-react'
import { useRef } from 'react'
import type { AgendaId } from '../../shared/agenda/document.ts'
import { t } from '../app/language.ts'
import { type KeptWords, useOwnLeft } from '../doneAgain/useOwnLeft.ts'
import type { View } from '../reading/ViewSwitch.tsx'
import { boxes, show } from './showWords.ts'
import { useHandedBack } from './useHandedBack.ts'

interface Props {
  agenda: AgendaId
  keep: KeptWords
  /** What merges swallowed stands where one writes alone. */
  view: View
}

export function WordsWaiting({ agenda, keep, view }: Props) {
  const left = useOwnLeft(agenda, keep).length
  const handedBack = useHandedBack().length
  const n = view === 'write' ? left + handedBack : left
  const shown = useRef<HTMLElement>(null)
  if (n === 0) return null
  const showNext = () => {
    const all = boxes()
    const next = all[(all.indexOf(shown.current!) + 1) % all.length]
    shown.current = next ?? null
    if (next !== undefined) show(next)
  }
  return (
    <button type="button" className="button words-waiting" onClick={showNext}>
      <Inbox size={16} aria-hidden="true" />
      <span className="words">{t('wordsWait')}</span> ({n})
    </button>
  )
}
