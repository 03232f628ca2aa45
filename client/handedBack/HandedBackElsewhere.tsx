/** At the top of the document: words of one's own whose text is not in the page, because it or its item is gone. */
import { useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { OUTLINE } from '../agenda/documentWatch.ts'
import { HandedBackBox } from './HandedBackBox.tsx'
import { isInPage, nameOfPlace } from './placeOfWords.ts'
import { useDismiss, useHandedBack } from './useHandedBack.ts'

export function HandedBackElsewhere() {
  const { doc } = useAgenda().session
  useChanges(OUTLINE)
  const dismiss = useDismiss(() => document.getElementById('document')?.focus({ preventScroll: true }))
  const elsewhere = useHandedBack().filter((words) => !isInPage(doc, words))
  return elsewhere.map((handedBack) => (
    <HandedBackBox
      key={handedBack.id}
      handedBack={handedBack}
      where={nameOfPlace(doc, handedBack)}
      isElsewhere
      onPutIn={null}
      onDismiss={() => dismiss(handedBack)}
    />
  ))
}
