/** What the page asks about words that were handed back: which wait, and that the person hears of them once. */
import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { HandedBack } from '../../shared/protocol/messages.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { copyText } from '../ui/copyText.ts'
import { useTell } from '../ui/Notices.tsx'
import { isOfValue } from './placeOfWords.ts'
import { boxes, show } from './showWords.ts'

export function useHandedBack(): readonly HandedBack[] {
  const { handedBack } = useAgenda().session
  return useSyncExternalStore(handedBack.subscribe, handedBack.shown)
}

/** @param focusNext the box goes, and the focus with it: who uses the keyboard goes on there */
export function useDismiss(focusNext: () => void): (handedBack: HandedBack) => void {
  const { session } = useAgenda()
  const tell = useTell()
  return (words) => {
    session.handedBack.finish(words, 'dismissed')
    focusNext()
    // Pressed by mistake, they are still at hand.
    const copy = () => void copyText(words.words)
    tell({ text: t('handedBackDismissed'), action: { label: t('copyWords'), onPress: copy } })
  }
}

/** Tells, once for each, that words were handed back; the boxes themselves are quiet. */
export function useHandedBackTold({ doc, handedBack }: AgendaSession, isOn: boolean): void {
  const tell = useTell()
  const told = useRef(new Set<string>())
  useEffect(() => {
    if (!isOn) return
    const look = () => {
      const [first, ...others] = handedBack.shown().filter(({ id }) => !told.current.has(id))
      if (first === undefined) return
      for (const { id } of [first, ...others]) told.current.add(id)
      tell({
        text: t(isOfValue(doc, first) ? 'handedBackValueTold' : 'handedBackTold'),
        action: { label: t('showHandedBack'), onPress: () => showWords(first) },
        canWait: true,
      })
    }
    look()
    return handedBack.subscribe(look)
  }, [doc, handedBack, isOn, tell])
}

function showWords({ id }: HandedBack): void {
  const box = boxes().find(({ dataset }) => dataset.id === id)
  if (box !== undefined) show(box)
}
