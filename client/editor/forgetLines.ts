/**
 * Takes lines out of a step of undo, so that it never brings them back: a colleague has made the same of them at the same moment, and
 * there they are (`client/madeTwice/`). What held nothing but them is not brought back either.
 */
import * as Y from 'yjs'

type Step = Y.UndoManager['undoStack'][number]

export function forgetLines(doc: Y.Doc, step: Step, lines: readonly Y.ID[]): void {
  for (const id of lines) {
    if (!Y.isDeleted(step.deletions, id)) continue
    const line = itemAt(doc, id)
    if (line === null) continue
    forget(step, line)
    for (let at = holderOf(line); at !== null && isInVain(step, at); at = holderOf(at)) forget(step, at)
  }
}

/** What was let go of cannot come back anyway. */
function itemAt({ store }: Y.Doc, id: Y.ID): Y.Item | null {
  const item = Y.getItem(store, id)
  return item instanceof Y.Item ? item : null
}

const holderOf = ({ parent }: Y.Item): Y.Item | null =>
  parent instanceof Y.AbstractType ? parent._item : null

/** Whether the step would bring it back, and no line in it. */
const isInVain = ({ deletions }: Step, holder: Y.Item): boolean =>
  Y.isDeleted(deletions, holder.id) &&
  !within(holder).some(
    ({ id, content }) =>
      content instanceof Y.ContentType && content.type instanceof Y.XmlText && Y.isDeleted(deletions, id),
  )

function forget({ deletions }: Step, top: Y.Item): void {
  for (const { id, length } of [top, ...within(top)]) leaveOut(deletions, id, length)
}

function within({ content }: Y.Item): Y.Item[] {
  if (!(content instanceof Y.ContentType)) return []
  const items: Y.Item[] = [...content.type._map.values()]
  for (let item = content.type._start; item !== null; item = item.right) items.push(item, ...within(item))
  return items
}

function leaveOut({ clients }: Step['deletions'], { client, clock }: Y.ID, length: number): void {
  const end = clock + length
  const left = (clients.get(client) ?? []).flatMap((range) => {
    const rangeEnd = range.clock + range.len
    if (rangeEnd <= clock || range.clock >= end) return [range]
    return [
      ...(range.clock < clock ? [{ clock: range.clock, len: clock - range.clock }] : []),
      ...(rangeEnd > end ? [{ clock: end, len: rangeEnd - end }] : []),
    ]
  })
  clients.set(client, left)
}
