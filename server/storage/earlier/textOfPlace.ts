/** What stands at a place of an agenda, to be read as it was at any moment: a text, or a value of one line. */
import * as Y from 'yjs'
import { type FieldPlace, fragmentAt } from '../../../shared/agenda/fieldPlace.ts'
import { asString } from '../../../shared/agenda/values.ts'
import { type Slot, slotAt } from '../../../shared/agenda/wordValues.ts'
import { paragraphs, type RichText } from '../../../shared/richtext/richText.ts'
import { readRichText } from '../../../shared/richtext/yText.ts'
import { idsOfText, idsOfValue } from './idsOfText.ts'
import type { IdRange } from './ranges.ts'

export interface TextOfPlace {
  /** All that ever stood there. */
  ids: IdRange[]
  /** @param moment of what stands in `ids` at least @returns a value as one paragraph */
  readAt(moment: Y.Snapshot): RichText
}

/** @param doc keeps what is deleted @returns `null`: there is no such place, or nothing that people write */
export function textOfPlace(doc: Y.Doc, place: FieldPlace): TextOfPlace | null {
  const text = fragmentAt(doc, place)
  if (text !== undefined)
    // Within one transaction of the document, so that what a moment parts is joined again only afterwards.
    return { ids: idsOfText(text), readAt: (moment) => doc.transact(() => readRichText(text, moment)) }
  const slot = slotAt(doc, place)
  if (slot === null) return null
  return { ids: idsOfValue(slot), readAt: (moment) => paragraphs(asString(valueAt(slot, moment))) }
}

/** Values of a key stand one behind the other; the last of those that were there by then was the one that stood, if any did. */
function valueAt({ map, key }: Slot, { sv, ds }: Y.Snapshot): unknown {
  for (let item = map._map.get(key) ?? null; item !== null; item = item.left) {
    const { client, clock } = item.id
    // What one client set one after the other may be one item.
    const there = Math.min((sv.get(client) ?? 0) - clock, item.length)
    if (there > 0)
      return Y.isDeleted(ds, Y.createID(client, clock + there - 1))
        ? undefined
        : item.content.getContent()[there - 1]
  }
  return undefined
}
