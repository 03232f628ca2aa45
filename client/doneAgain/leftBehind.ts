/** Words that wait in agendas which their author cannot open any more: nothing will send them, so they are there to be copied. */
import type { AgendaId, PersonId } from '../../shared/agenda/document.ts'
import type { LeftText } from '../keeping/database.ts'
import type { Keep } from '../keeping/keep.ts'
import { leftTexts } from './leftTexts.ts'
import { readMadeEdits } from './madeEdits.ts'

/** @param open the agendas that the person can open: what waits there goes out by itself */
export async function wordsLeftBehind(
  keep: Pick<Keep, 'waitingOutside'>,
  person: PersonId,
  open: ReadonlySet<AgendaId>,
): Promise<LeftText[]> {
  const found = await keep.waitingOutside(person, open)
  return found.flatMap(({ state, rows }) => {
    const made = readMadeEdits(
      state,
      rows.map(({ update, isRefused = false }) => ({ update, isRefused })),
    )
    return leftTexts(made, made.edits)
  })
}
