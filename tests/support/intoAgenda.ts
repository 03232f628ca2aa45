/** An update, put through the gate into an agenda's document, by somebody who may do everything. */
import type * as Y from 'yjs'
import { admit } from '../../server/gate/admit.ts'
import { Places } from '../../server/gate/places.ts'
import { AGENDA_PLACES } from '../../server/sync/agendaPlaces.ts'

/** @returns whether it changed anything @throws Refused */
export function intoAgenda(doc: Y.Doc, update: Uint8Array): 'accepted' | 'nothing' {
  const { emitted } = admit(doc, update, new Places(AGENDA_PLACES), () => [], null)
  return emitted === null ? 'nothing' : 'accepted'
}
