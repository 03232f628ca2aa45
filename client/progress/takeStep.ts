/** Takes a step with an item, in one's own name and at the server's time. */
import type { ItemId } from '../../shared/agenda/document.ts'
import { setStatus } from '../../shared/agenda/edits.ts'
import { type StatusStep, statusAfter, stepsFor } from '../../shared/progress/statusSteps.ts'
import { serverNow } from '../app/serverClock.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'

/** @returns whether it could be taken still: a colleague may have taken another one since it was offered */
export function takeStep(
  { doc, asker }: Pick<AgendaSession, 'doc' | 'asker'>,
  id: ItemId,
  step: StatusStep,
  why = '',
): boolean {
  const who = asker()
  const by = who?.ids[0]
  if (who === null || by === undefined || !stepsFor(doc, who, id).includes(step)) return false
  setStatus(doc, id, statusAfter(doc, id, step, { by, at: serverNow(), why }))
  return true
}
