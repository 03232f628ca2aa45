/** Threads about words, in tests: made and found by their words. */
import type * as Y from 'yjs'
import { firstFrom, LetterRow, withoutSpace } from '../../shared/richtext/letterRow.ts'
import { findAnchor, makeAnchor } from '../../shared/threads/anchor.ts'
import type { Anchor } from '../../shared/threads/thread.ts'

/** @param nth of several places where the words stand, from 0 @throws where they do not stand */
export function anchorAt(text: Y.XmlFragment, words: string, nth = 0): Anchor {
  const row = new LetterRow(text)
  const wanted = withoutSpace(words)
  let at = row.words.text.indexOf(wanted)
  for (let left = nth; left > 0 && at >= 0; left -= 1) at = row.words.text.indexOf(wanted, at + 1)
  if (at < 0) throw new Error(`«${words}» stand nowhere`)
  const last = row.words.letters[at + wanted.length - 1]!
  return makeAnchor(row, row.before(row.words.letters[at]!), row.behind(last))!
}

/** @returns the words that a thread is about now, a line each; `null`: they are gone */
export function wordsOf(text: Y.XmlFragment, anchor: Anchor): string | null {
  const row = new LetterRow(text)
  const found = findAnchor(row, anchor)
  return found === null ? null : row.quote(row.at(found.start), row.at(found.end))
}

/** @returns how many letters stand before the words now */
export function placeOf(text: Y.XmlFragment, anchor: Anchor): number | null {
  const row = new LetterRow(text)
  const found = findAnchor(row, anchor)
  return found && firstFrom(row.words.letters, row.at(found.start))
}
