/** Finds words that have been changed here and there, and by chance made anew since: where most pieces of them stand close together. Pure. */

/** Letters, from one up to another. */
export interface Stretch {
  from: number
  to: number
}

/** Letters of a piece: shorter ones stand everywhere. */
const PIECE = 4
/** So many of the pieces must be there. */
const MOST = 0.6

interface Piece {
  at: number
  piece: string
}

/** The pieces of a text; a text is looked through for many words. */
export function piecesOf(text: string): ReadonlySet<string> {
  const pieces = new Set<string>()
  for (let at = 0; at + PIECE <= text.length; at += 1) pieces.add(text.slice(at, at + PIECE))
  return pieces
}

/**
 * @param text, words without space @param pieces of the text @param within where in the text it must begin and end
 * @returns the stretch that has most pieces, of several the first; `null` where it is too little, or the words are too few to say
 */
export function findAlike(
  text: string,
  pieces: ReadonlySet<string>,
  words: string,
  within: Stretch,
): Stretch | null {
  const wanted = new Map<string, number>()
  for (let at = words.length - PIECE; at >= 0; at -= 1) wanted.set(words.slice(at, at + PIECE), at)
  const least = wanted.size * MOST
  if (wanted.size < PIECE || [...wanted.keys()].filter((piece) => pieces.has(piece)).length < least)
    return null
  const here: Piece[] = []
  for (let at = Math.max(within.from, 0); at + PIECE <= Math.min(within.to, text.length); at += 1) {
    const piece = text.slice(at, at + PIECE)
    if (wanted.has(piece)) here.push({ at, piece })
  }
  const best = densest(here, words.length * 1.5 + PIECE)
  if (best === null || best.different < least) return null
  const [first, last] = [here[best.first]!, here[best.last]!]
  let [from, to] = [first.at, last.at + PIECE]
  for (let at = wanted.get(first.piece)!; at > 0 && text[from - 1] === words[at - 1]; at -= 1) from -= 1
  for (let at = wanted.get(last.piece)! + PIECE; at < words.length && text[to] === words[at]; at += 1) to += 1
  return { from, to }
}

/** @returns of all runs of pieces within so many letters the one with most that are different, without what it has twice at its ends */
function densest(pieces: readonly Piece[], room: number) {
  const counts = new Map<string, number>()
  const add = ({ piece }: Piece, by: number) => {
    const count = (counts.get(piece) ?? 0) + by
    if (count === 0) counts.delete(piece)
    else counts.set(piece, count)
  }
  let best: { first: number; last: number; different: number } | null = null
  let first = 0
  for (const [last, piece] of pieces.entries()) {
    add(piece, 1)
    while (piece.at - pieces[first]!.at > room || counts.get(pieces[first]!.piece)! > 1)
      add(pieces[first++]!, -1)
    if (counts.size > (best?.different ?? 0)) best = { first, last, different: counts.size }
  }
  return best
}
