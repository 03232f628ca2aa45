/** What stands at a place of an agenda, to be read as it was at any moment: a text, or a value of one line. */
import * as Y from 'yjs'
import { isLine, itemOf } from '../../../shared/agenda/document.ts'
import { type FieldPlace, fragmentAt } from '../../../shared/agenda/fieldPlace.ts'
import { asFragment, asString } from '../../../shared/agenda/values.ts'
import { type Slot, slotAt } from '../../../shared/agenda/wordValues.ts'
import { commonEnds } from '../../../shared/richtext/commonEnds.ts'
import { paragraphs, type RichText } from '../../../shared/richtext/richText.ts'
import { readRichText } from '../../../shared/richtext/yText.ts'
import { idsOf, idsOfText, itemsUpTo } from './idsOfText.ts'
import type { IdRange } from './ranges.ts'

/** Who takes away so many letters at once leaves a state behind: some words. */
const MANY = 15
/** So many, where it was the whole of a value. */
const SOME = 3

export interface TextOfPlace {
  /** All that ever stood there. */
  ids: IdRange[]
  /** @param moment of what stands in `ids` at least @returns a value as one paragraph */
  readAt(moment: Y.Snapshot): RichText
  /** Whether one step takes so much away that what stood before is what somebody may want back. */
  takesMuch(inserted: readonly IdRange[], deleted: readonly IdRange[]): boolean
}

/** @param doc keeps what is deleted @returns `null`: there is no such place, or nothing that people write */
export function textOfPlace(doc: Y.Doc, place: FieldPlace): TextOfPlace | null {
  const text = fragmentAt(doc, place)
  if (text !== undefined && isLine(place.field)) return lineOfPlace(doc, text, place)
  if (text !== undefined) return textIn(doc, text)
  const slot = slotAt(doc, place)
  return slot === null ? null : valueOfPlace(slot)
}

const textIn = (doc: Y.Doc, text: Y.XmlFragment): TextOfPlace => ({
  // Within one transaction of the document, so that what a moment parts is joined again only afterwards.
  ids: idsOfText(text),
  readAt: (moment) => doc.transact(() => readRichText(text, moment)),
  takesMuch: (_, deleted) => deleted.reduce((sum, [, , length]) => sum + length, 0) >= MANY,
})

/** A text that may have been a plain value before its agenda was raised to schema 3. */
function lineOfPlace(doc: Y.Doc, text: Y.XmlFragment, { item, field }: FieldPlace): TextOfPlace {
  const slot = { map: itemOf(doc, item)!, key: field }
  const [now, before] = [textIn(doc, text), valueOfPlace(slot)]
  return {
    ids: [...now.ids, ...before.ids],
    readAt: (moment) =>
      asFragment(valueAt(slot, moment)) === undefined ? before.readAt(moment) : now.readAt(moment),
    takesMuch: (inserted, deleted) => now.takesMuch(inserted, deleted) || before.takesMuch(inserted, deleted),
  }
}

function valueOfPlace(slot: Slot): TextOfPlace {
  const items = itemsUpTo(slot.map._map.get(slot.key))
  const values = new Map(items.flatMap(valuesById))
  const last = (ranges: readonly IdRange[]) => {
    const found = ranges.flatMap(
      ([client, clock, length]) => values.get(keyOf(client, clock + length - 1)) ?? [],
    )
    return found.at(-1) ?? ''
  }
  return {
    ids: items.map(idsOf),
    readAt: (moment) => paragraphs(asString(valueAt(slot, moment))),
    takesMuch(inserted, deleted) {
      const before = last(deleted)
      const gone = lettersGone(before, last(inserted))
      return gone >= MANY || (gone === before.length && gone >= SOME)
    },
  }
}

const valuesById = ({ id, content }: Y.Item): [string, string][] =>
  content.getContent().map((value, offset) => [keyOf(id.client, id.clock + offset), asString(value)])

const keyOf = (client: number, clock: number): string => `${client} ${clock}`

/** How many of a line are not in the other, where both begin and end with the same. */
function lettersGone(before: string, after: string): number {
  const { start, end } = commonEnds(before, after, (letter, other) => letter === other)
  return before.length - start - end
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
