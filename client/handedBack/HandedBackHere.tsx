/** Below a text or a plain value: the words of one's own that stood in it until a merge swallowed them. */
import type { HandedBack } from '../../shared/protocol/messages.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { type FieldPlace, samePlace } from '../agenda/changes.ts'
import { t } from '../app/language.ts'
import { useMayWrite } from '../rights/useWhyNot.ts'
import { useTell } from '../ui/Notices.tsx'
import { focusEndOf, focusTextAt } from './focusAfter.ts'
import { HandedBackBox } from './HandedBackBox.tsx'
import { putWordsIn } from './putWordsIn.ts'
import { useDismiss, useHandedBack } from './useHandedBack.ts'
import { whenSaved } from './whenSaved.ts'

/** @param label what the text is called */
export function HandedBackHere({ place, label }: { place: FieldPlace; label: string }) {
  const { session } = useAgenda()
  const mayWrite = useMayWrite(place)
  const tell = useTell()
  const dismiss = useDismiss(() => focusTextAt(place))
  const here = useHandedBack().filter((words) => samePlace(words, place))
  if (here.length === 0) return null
  const putIn = (handedBack: HandedBack) => {
    if (!putWordsIn(session.doc, place, handedBack.words.trim())) return
    session.handedBack.finish(handedBack, 'put-in', whenSaved(session, place))
    focusEndOf(place)
    tell({ text: t('handedBackPutIn') })
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
