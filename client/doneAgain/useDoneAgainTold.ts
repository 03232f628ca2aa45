/** Tells, once, that a document was given up, and what came of the words that were in it. */
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { t } from '../app/language.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { useTell } from '../ui/Notices.tsx'
import { sentenceFor } from './refusedSentence.ts'

export function useDoneAgainTold(session: AgendaSession): void {
  const tell = useTell()
  const doneAgain = useSyncExternalStore(session.subscribe, session.doneAgain)
  const told = useRef<typeof doneAgain>(null)
  useEffect(() => {
    if (doneAgain === null || told.current === doneAgain) return
    told.current = doneAgain
    const text = `${sentenceFor(doneAgain.why, 0)} ${t('doneAgain')}`
    tell(doneAgain.left === 0 ? { text } : { text, action: { label: t('showLeft'), onPress: showLeft } })
  }, [doneAgain, tell])
}

function showLeft(): void {
  document.querySelector<HTMLElement>('.left-words')?.focus()
}
