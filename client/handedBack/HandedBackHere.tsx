/** Below a text or a plain value: the words of one's own that stood in it until a merge swallowed them. */
import type { HandedBack } from '../../shared/protocol/messages.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { type FieldPlace, samePlace } from '../agenda/changes.ts'
import { t } from '../app/language.ts'
import { useMayWrite } from '../rights/useRights.ts'
import { useTell } from '../ui/Notices.tsx'
import { focusEndOf, focusTextAt } from './focusAfter.ts'
import { HandedBackBox } from './HandedBackBox.tsx'
import { isOfValue } from './placeOfWords.ts'
import { putInAsStep } from './putInAsStep.ts'
import { putWordsIn } from './putWordsIn.ts'
import { useDismiss, useHandedBack } from './useHandedBack.ts'
import { whenSaved } from './whenSaved.ts'

/** @param label what the text is called */
export function HandedBackHere({ place, label }: { place: FieldPlace; label: string }) {
  const agenda = useAgenda()
  const { session } = agenda
  const mayWrite = useMayWrite(place)
  const tell = useTell()
  const dismiss = useDismiss(() => focusTextAt(place))
  const here = useHandedBack().filter((words) => samePlace(words, place))
  if (here.length === 0) return null
  const putIn = (handedBack: HandedBack) => {
    const parts = {
      write: () => putWordsIn(session.doc, place, handedBack.words.trim()),
      finish: () => session.handedBack.finish(handedBack, 'put-in', whenSaved(session, place)),
      openAgain: () => session.handedBack.openAgain(handedBack),
      told: t(isOfValue(session.doc, place) ? 'handedBackValuePutIn' : 'handedBackPutIn'),
    }
    if (putInAsStep(agenda, parts, tell)) focusEndOf(place)
  }
  return here.map((handedBack) => (
    <HandedBackBox
      key={handedBack.id}
      handedBack={handedBack}
      where={label}
      onPutIn={mayWrite ? () => putIn(handedBack) : null}
      onDismiss={() => dismiss(handedBack)}
    />
  ))
}
