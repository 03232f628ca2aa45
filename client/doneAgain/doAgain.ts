/** Does again what a person's transactions did, as new edits, wherever nobody has changed the same place meanwhile. */
import { equalityDeep } from 'lib0/function'
import * as Y from 'yjs'
import { itemsOf } from '../../shared/agenda/document.ts'
import { PERSON_EDIT } from '../../shared/agenda/edits.ts'
import { raiseItem } from '../../shared/agenda/raiseSchema.ts'
import { asFragment, asMap } from '../../shared/agenda/values.ts'
import { bringBack } from '../../shared/richtext/bringBack.ts'
import { sameText } from '../../shared/richtext/sameText.ts'
import { readRichText } from '../../shared/richtext/yText.ts'
import type { Asker, Wish } from '../../shared/rights/whyNot.ts'
import { whyNotAt } from '../../shared/rights/whyNotAt.ts'
import { serverNow } from '../app/serverClock.ts'
import { type MadeEdit, type MadeEdits, mapAbove, type Path, valueAt } from './madeEdits.ts'
import { isSaidAhead, saySaidNow } from './saidAhead.ts'

/**
 * Each edit is a transaction of its own: what the server refuses then is one of them.
 * @param asker whose rights count: what they may not do any more is left to be offered, and not refused one by one
 * @returns what was not done: what was refused, and what stands where somebody has changed it, or where it is gone
 */
export function doAgain(doc: Y.Doc, made: MadeEdits, asker: Asker): MadeEdit[] {
  const mayBe = (edit: MadeEdit) =>
    (!edit.isRefused || isSaidTooSoon(made, edit)) &&
    whyNotAt(doc, asker, edit.path, wishOf(made, edit)) === null &&
    mayBring(doc, asker, edit.path, valueAt(made.after, edit.path))
  return made.edits.filter((edit) => !isThere(doc, made, edit) && !(mayBe(edit) && isDone(doc, made, edit)))
}

/** It may be that alone for which it was refused. */
function isSaidTooSoon({ after }: MadeEdits, { is, path }: MadeEdit): boolean {
  const made = is === 'made' && path[0] === 'threads' ? asMap(valueAt(after, path)) : undefined
  return made !== undefined && isSaidAhead(made, serverNow())
}

/** Whether all that comes with what was made may come: the server asks each of it. A thread must be about something that is there. */
function mayBring(doc: Y.Doc, asker: Asker, path: Path, value: unknown): boolean {
  const entries = [...(asMap(value)?.entries() ?? [])]
  return entries.every(([key, entry]) => {
    const at = [...path, key]
    const isPlain = !(entry instanceof Y.AbstractType)
    const wish = { operation: 'create', isNew: true, ...(isPlain && { value: entry }) } as const
    return whyNotAt(doc, asker, at, wish) === null && mayBring(doc, asker, at, entry)
  })
}

function wishOf({ after }: MadeEdits, { is, path }: MadeEdit): Pick<Wish, 'operation' | 'value'> {
  if (is === 'text') return { operation: 'write' }
  if (is === 'made') return { operation: 'create' }
  const value = valueAt(after, path)
  return value === undefined ? { operation: 'delete' } : { operation: 'replace', value }
}

/** Whether the document has it already, whoever wrote it. */
function isThere(doc: Y.Doc, { after }: MadeEdits, { is, path }: MadeEdit): boolean {
  const [here, wanted] = [valueAt(doc, path), valueAt(after, path)]
  if (is === 'text') return haveSameText(here, wanted)
  return is === 'value' && mapAbove(doc, path) !== undefined && equalityDeep(here, wanted)
}

function isDone(doc: Y.Doc, { before, after }: MadeEdits, { is, path }: MadeEdit): boolean {
  const [here, was, wanted] = [doc, before, after].map((moment) => valueAt(moment, path))
  const map = mapAbove(doc, path)
  const key = path.at(-1)!
  if (map === undefined) return false
  if (is === 'text') {
    const text = asFragment(here)
    if (text === undefined || !haveSameText(text, was)) return false
    const seen = Y.decodeStateVector(Y.encodeStateVector(doc))
    doc.transact(() => bringBack(text, readRichText(asFragment(wanted)), seen, new Set()), PERSON_EDIT)
    return true
  }
  if (is === 'made') {
    if (map.has(key)) return false
    const whole = wanted as Y.Map<unknown>
    // It may be from before the agenda was raised.
    if (map === itemsOf(doc)) raiseItem(whole)
    doc.transact(() => {
      const again = map.set(key, whole.clone())
      if (path[0] === 'threads') saySaidNow(again, serverNow())
    }, PERSON_EDIT)
    return true
  }
  if (here instanceof Y.AbstractType || !equalityDeep(here, was)) return false
  doc.transact(() => (wanted === undefined ? map.delete(key) : map.set(key, wanted)), PERSON_EDIT)
  return true
}

function haveSameText(a: unknown, b: unknown): boolean {
  const [one, other] = [asFragment(a), asFragment(b)]
  return one !== undefined && other !== undefined && sameText(readRichText(one), readRichText(other))
}
