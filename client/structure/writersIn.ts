/** Who else writes in a node, or in anything below it: told before it is deleted or moved. */
import type { ItemId } from '../../shared/agenda/document.ts'
import { findNode, inOrder, readOutline } from '../../shared/agenda/outline.ts'
import { compareNames } from '../app/language.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import type { PresentPerson } from '../connection/presence.ts'

/** @returns each person once, by name; nobody where the node is gone */
export function writersIn(
  { doc, presence }: Pick<AgendaSession, 'doc'> & { presence: Pick<AgendaSession['presence'], 'inItem'> },
  id: ItemId,
): PresentPerson[] {
  const node = findNode(readOutline(doc), id)
  const people = inOrder(node === undefined ? [] : [node]).flatMap((below) => presence.inItem(below.id))
  const once = new Map(people.map((person) => [person.id, person]))
  return [...once.values()].sort((a, b) => compareNames(a.name, b.name))
}
