/**
 * A run of an editor's text into the shared texts that show it: one as a rule; two side by side where two people began to write in
 * the same empty line. Each letter that stays, stays in the text that it stands in.
 */
import type { Node } from '@tiptap/pm/model'
import { simpleDiff } from 'lib0/diff'
import { equalityDeep } from 'lib0/function'
import * as Y from 'yjs'

/** Neighbouring text nodes. */
export type Run = readonly Node[]

type Formats = Record<string, unknown>

/** Marks as the shared text keeps them. */
export const formatsOf = ({ marks }: Node): Formats =>
  Object.fromEntries(marks.map(({ type, attrs }) => [type.name, attrs]))

export function showsRun(texts: readonly Y.XmlText[], run: Run): boolean {
  const [text, ...others] = texts
  const delta: { insert: unknown; attributes?: Formats }[] = others.length === 0 ? text!.toDelta() : []
  return (
    delta.length === run.length &&
    delta.every(
      ({ insert, attributes = {} }, at) =>
        insert === run[at]!.text && equalityDeep(attributes, formatsOf(run[at]!)),
    )
  )
}

export const hasWordsOf = (texts: readonly Y.XmlText[], run: Run): boolean =>
  lettersOf(texts) === wordsOf(run)

/** How many letters, at both ends, need not be written anew. */
export function lettersAlike(texts: readonly Y.XmlText[], run: Run): number {
  const words = wordsOf(run)
  return words.length - simpleDiff(lettersOf(texts), words).insert.length
}

/** Whether most of the one or the other lives on. */
export function isMostly(texts: readonly Y.XmlText[], run: Run): boolean {
  const alike = lettersAlike(texts, run)
  return alike > 0 && alike * 2 >= Math.min(lettersOf(texts).length, wordsOf(run).length)
}

export function writeRun(texts: readonly Y.XmlText[], run: Run): void {
  const { index, remove, insert } = simpleDiff(lettersOf(texts), wordsOf(run))
  let at = index
  let left = remove
  let isToInsert = insert !== ''
  for (const [which, text] of texts.entries()) {
    const { length } = text
    if (at > length || (at === length && which < texts.length - 1 && !isToInsert)) {
      at -= length
      continue
    }
    const removed = Math.min(left, length - at)
    text.delete(at, removed)
    if (isToInsert) text.insert(at, insert)
    isToInsert = false
    left -= removed
    at = 0
  }
  writeFormats(texts, run)
}

function writeFormats(texts: readonly Y.XmlText[], run: Run): void {
  const waiting = run.map((node) => ({ length: node.nodeSize, formats: formatsOf(node) }))
  for (const text of texts) {
    const none = noneOf(text)
    const retained: { retain: number; attributes: Formats }[] = []
    for (let left = text.length; left > 0 && waiting.length > 0; ) {
      const next = waiting[0]!
      const retain = Math.min(left, next.length)
      retained.push({ retain, attributes: { ...none, ...next.formats } })
      left -= retain
      next.length -= retain
      if (next.length === 0) waiting.shift()
    }
    text.applyDelta(retained)
  }
}

const wordsOf = (run: Run): string => run.map(({ text }) => text).join('')

const lettersOf = (texts: readonly Y.XmlText[]): string =>
  texts
    .flatMap((text) => itemsOf(text))
    .map(({ content }) => (content instanceof Y.ContentString ? content.str : ''))
    .join('')

/** Every format that begins or ends in it, as `null`: it goes where the run does not have it. */
const noneOf = (text: Y.XmlText): Record<string, null> =>
  Object.fromEntries(
    itemsOf(text).flatMap(({ content }) => (content instanceof Y.ContentFormat ? [[content.key, null]] : [])),
  )

function itemsOf({ _start }: Y.XmlText): Y.Item[] {
  const items: Y.Item[] = []
  for (let item = _start; item !== null; item = item.right) if (!item.deleted) items.push(item)
  return items
}
