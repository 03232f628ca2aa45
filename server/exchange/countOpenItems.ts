/** In how many items a name stands as responsible: what somebody will write in when the name becomes theirs. */
import * as Y from 'yjs'
import { isResponsible, itemOf, type PersonId } from '../../shared/agenda/document.ts'
import { inOrder, readOutline } from '../../shared/agenda/outline.ts'
import type { Council, Directory, UpdateLog } from '../storage/storage.ts'

/** @returns of living items in agendas of the council that are being drafted; an agenda that cannot be read has none */
export async function countOpenItems(
  { directory, updateLog }: { directory: Directory; updateLog: Pick<UpdateLog, 'load'> },
  council: Council,
  person: PersonId,
): Promise<number> {
  const agendas = (await directory.agendas()).filter(
    (agenda) => agenda.council.id === council.id && agenda.state === 'drafting',
  )
  let count = 0
  // One after the other: other requests are answered between them.
  for (const { id } of agendas) count += await countIn(updateLog, id, person)
  return count
}

async function countIn(
  updateLog: Pick<UpdateLog, 'load'>,
  agenda: string,
  person: PersonId,
): Promise<number> {
  const stored = await updateLog.load(agenda).catch(() => null)
  if (stored === null) return 0
  const doc = new Y.Doc()
  Y.applyUpdate(doc, stored.state)
  const isTheirs = (id: string) => {
    const item = itemOf(doc, id)
    return item !== undefined && isResponsible(item, [person])
  }
  const count = inOrder(readOutline(doc)).filter(({ id }) => isTheirs(id)).length
  doc.destroy()
  return count
}
