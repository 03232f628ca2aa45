/** One note of two that were written apart, on two devices or in two tabs, upon the same one: by words. */
import { diffArrays } from 'diff'

/**
 * What only one of them changed is as they made it. Where both wrote, both stand, one's own first; what both say stands once.
 * @param base what both were written upon; empty: that is not known, or nothing
 */
export function mergedNote(base: string, own: string, other: string): string {
  if (own === other || other === base) return own
  if (own === base) return other
  const words = wordsOf(base)
  const merged: string[] = []
  let at = 0
  for (const { from, to, mine, theirs } of places(editsOf(words, own), editsOf(words, other))) {
    const here = words.slice(from, to)
    const [one, two] = [mine, theirs].map((edits) => applied(here, from, edits))
    merged.push(...words.slice(at, from))
    if (theirs.length === 0) merged.push(one!)
    else if (mine.length === 0) merged.push(two!)
    else merged.push(both(one!, two!, from === 0 || words[from - 1] === '\n'))
    at = to
  }
  return [...merged, ...words.slice(at)].join('')
}

const wordsOf = (text: string): string[] => text.match(/\n|[^\S\n]+|\S+/g) ?? []

/** Words of the base that have become others: none at `from` = `to`. */
interface Edit {
  from: number
  to: number
  words: string[]
}

function editsOf(base: readonly string[], text: string): Edit[] {
  const edits: Edit[] = []
  let at = 0
  for (const { added, removed, value } of diffArrays([...base], wordsOf(text))) {
    const to = added ? at : at + value.length
    const last = edits.at(-1)
    if (added || removed) {
      const words = added ? value : []
      if (last?.to === at) edits[edits.length - 1] = { ...last, to, words: [...last.words, ...words] }
      else edits.push({ from: at, to, words })
    }
    at = to
  }
  return edits
}

interface Place {
  from: number
  to: number
  mine: Edit[]
  theirs: Edit[]
}

/** Where something was changed, in order; what both changed at the same words is one place. */
function places(mine: readonly Edit[], theirs: readonly Edit[]): Place[] {
  const all: Place[] = [
    ...mine.map((edit) => ({ from: edit.from, to: edit.to, mine: [edit], theirs: [] })),
    ...theirs.map((edit) => ({ from: edit.from, to: edit.to, mine: [], theirs: [edit] })),
  ].toSorted((a, b) => a.from - b.from || a.to - b.to)
  const joined: Place[] = []
  for (const place of all) {
    const last = joined.at(-1)
    if (last !== undefined && (place.from < last.to || place.from === last.from))
      joined[joined.length - 1] = {
        from: last.from,
        to: Math.max(last.to, place.to),
        mine: [...last.mine, ...place.mine],
        theirs: [...last.theirs, ...place.theirs],
      }
    else joined.push(place)
  }
  return joined
}

/** What one of them has made of the words of a place. */
function applied(here: readonly string[], from: number, edits: readonly Edit[]): string {
  const words = [...here]
  for (const edit of edits.toReversed()) words.splice(edit.from - from, edit.to - edit.from, ...edit.words)
  return words.join('')
}

/** @param isLine they begin a line: whole lines stand one below the other */
function both(own: string, other: string, isLine: boolean): string {
  if (own.includes(other)) return own
  if (other.includes(own)) return other
  if (!isLine && !`${own}${other}`.includes('\n'))
    return /\s$/.test(own) || /^\s/.test(other) ? own + other : `${own} ${other}`
  const [mine, theirs] = [own.split('\n'), other.split('\n')]
  const most = Math.min(mine.length, theirs.length)
  let start = 0
  while (start < most && mine[start] === theirs[start]) start += 1
  let end = 0
  while (end < most - start && mine.at(-1 - end) === theirs.at(-1 - end)) end += 1
  const middle = (lines: readonly string[]) => lines.slice(start, lines.length - end)
  return [...mine.slice(0, start), ...middle(mine), ...middle(theirs), ...mine.slice(mine.length - end)].join(
    '\n',
  )
}
