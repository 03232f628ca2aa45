/** When what one has just written in a text is on the server's disk. */
import { type FieldPlace, samePlace } from '../agenda/changes.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'

/** Resolves then; never, when the page closes before. */
export function whenSaved(session: AgendaSession, place: FieldPlace): Promise<void> {
  const isSaved = () => !session.unsavedPlaces().some((unsaved) => samePlace(unsaved, place))
  return new Promise((resolve) => {
    const look = () => {
      if (!isSaved()) return
      stop()
      resolve()
    }
    const stop = session.subscribe(look)
    look()
  })
}
