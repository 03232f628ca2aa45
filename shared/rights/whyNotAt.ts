/** The decision on rights for a place in a document that one has at hand: what the page offers, and what may be done again. */
import type * as Y from 'yjs'
import { momentOf } from './moment.ts'
import type { PlaceName } from './placeNames.ts'
import { RIGHTS } from './table.ts'
import { type Asker, type Denial, type Wish, whyNot } from './whyNot.ts'

/** The keys from a root of the document down: `['items', id, 'fields', 'background']`. */
type Path = readonly string[]

/** @returns why this person may not do it now; `null`: they may */
export function whyNotAt(
  doc: Y.Doc,
  asker: Asker,
  path: Path,
  wish: Pick<Wish, 'operation' | 'value'>,
): Denial | null {
  const place = placeNameOf(path)
  const [root, item = null] = path
  const moment = momentOf(doc, asker.ids, root === 'items' ? item : null)
  return place === null ? 'not-allowed' : whyNot(asker, { place, ...wish }, moment)
}

/** What rights call a place; `null`: it is none. */
export function placeNameOf([root, ...keys]: Path): PlaceName | null {
  if (root === 'agenda') return known('agenda', keys)
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

function known(holder: string, keys: readonly string[]): PlaceName | null {
  const name = [holder, ...keys].join('.')
  return Object.hasOwn(RIGHTS, name) ? (name as PlaceName) : null
}
