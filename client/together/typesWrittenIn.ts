/** Which lines and runs of a text colleagues' carets stand in: what has such a caret is best left alive. */
import * as Y from 'yjs'
import type { FieldPlace } from '../agenda/changes.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'

export function typesWrittenIn(
  { doc, carets }: Pick<AgendaSession, 'doc' | 'carets'>,
  place: FieldPlace,
): Set<unknown> {
  const positions = carets.at(place).flatMap(({ anchor, head }) => [anchor, head])
  return new Set(
    positions.map((position) => Y.createAbsolutePositionFromRelativePosition(position, doc)?.type),
  )
}
