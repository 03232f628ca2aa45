/** The decision on rights for a place in a document that one has at hand: what the page offers, and what may be done again. */
import type * as Y from 'yjs'
import { readState } from '../agenda/document.ts'
import { AGENDA, type FieldPlace } from '../agenda/fieldPlace.ts'
import { momentOf } from './moment.ts'
import type { PlaceName } from './placeNames.ts'
import { RIGHTS } from './table.ts'
import { type Asker, type Denial, type Wish, whyNot } from './whyNot.ts'

/** The keys from a root of the document down: `['items', id, 'fields', 'background']`. */
type Path = readonly string[]

/** @returns why this person may not do it now; `null`: they may */
export function whyNotAt(doc: Y.Doc, asker: Asker, path: Path, wish: Omit<Wish, 'place'>): Denial | null {
  const place = placeNameOf(path)
  const moment = momentOf(doc, asker.ids, { path, value: wish.value })
  return place === null ? 'not-allowed' : whyNot(asker, { place, ...wish }, moment)
}

/** @returns why this person may not change what stands at a place of the page; `null`: they may */
export const whyNotIn = (doc: Y.Doc, asker: Asker, place: FieldPlace): Denial | null =>
  whyNotChange(doc, asker, pathOf(place))

/** As `whyNotAt`, for a value that is set or a text that is written. */
export function whyNotChange(doc: Y.Doc, asker: Asker, path: Path): Denial | null {
  const name = placeNameOf(path)
  const isText = name !== null && RIGHTS[name].write !== undefined
  return whyNotAt(doc, asker, path, { operation: isText ? 'write' : 'replace' })
}

/** Whether this person makes, moves and deletes items. */
export const mayStructure = (doc: Y.Doc, asker: Asker): boolean =>
  whyNotAt(doc, asker, ['items', ''], { operation: 'create' }) === null

/** Whether the text of any item may be theirs to write, as it is now: who is not of the secretariat writes while it is being drafted. */
export const mayWriteTexts = (doc: Y.Doc, { role }: Asker): boolean =>
  role === 'secretariat' || (role === 'contributor' && readState(doc) === 'drafting')

function pathOf({ item, field }: FieldPlace): Path {
  if (item === AGENDA) return ['agenda', field]
  if (field === 'responsibles') return ['items', item, field, '']
  // Whoever may change the name of one may add, give files, order and remove.
  if (field === 'attachments') return ['items', item, field, '', 'name']
  const isItsOwn = placeNameOf(['items', item, field]) !== null
  return isItsOwn ? ['items', item, field] : ['items', item, 'fields', field]
}

/** What rights call a place; `null`: it is none. */
export function placeNameOf([root, ...keys]: Path): PlaceName | null {
  if (root === 'agenda') return known('agenda', keys)
  if (root === 'threads') return placeInThreads(keys)
  if (root !== 'items') return known(root ?? '', keys)
  const [id, part, below, last] = keys
  if (id === undefined || part === undefined) return id === undefined ? 'items' : 'item'
  if (below === undefined) return known('item', [part])
  switch (part) {
    case 'fields':
      return last === undefined ? 'item.field' : null
    case 'responsibles':
      return last === undefined ? 'item.responsible' : null
    case 'attachments':
      return keys.length > 4 ? null : known('attachment', last === undefined ? [] : [last])
    default:
      return null
  }
}

function placeInThreads([thread, part, comment, ...last]: Path): PlaceName | null {
  if (thread === undefined) return 'threads'
  if (comment === undefined) return known('thread', part === undefined ? [] : [part])
  return part === 'comments' ? known('comment', last) : null
}

function known(holder: string, keys: readonly string[]): PlaceName | null {
  const name = [holder, ...keys].join('.')
  return Object.hasOwn(RIGHTS, name) ? (name as PlaceName) : null
}
