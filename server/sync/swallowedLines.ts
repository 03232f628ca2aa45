/**
 * Swallowed runs put together as they were read. A line holds what stood side by side; its pieces know the ids of their letters,
 * so that what comes later finds its place. A piece without words (a format, a letter that its author deleted) keeps the place
 * between two that have some.
 */
import type { SwallowedRun } from './swallowed.ts'

export type Piece = [client: number, clock: number, length: number, words: string]
export type Line = Piece[]

type Run = Pick<SwallowedRun, 'client' | 'clock' | 'length' | 'words' | 'left' | 'right'>

export const lineOf = ({ client, clock, length, words }: Run): Line => [[client, clock, length, words]]

/** Puts a run beside what it was written beside. @returns whether that is here */
export function joinTo(lines: readonly Line[], run: Run): boolean {
  return (
    (run.left !== null && putAt(lines, run.left, 1, run)) ||
    (run.right !== null && putAt(lines, run.right, 0, run))
  )
}

/** @param after 1: right after that letter; 0: right before it */
function putAt(
  lines: readonly Line[],
  id: { client: number; clock: number },
  after: 0 | 1,
  run: Run,
): boolean {
  for (const line of lines) {
    const index = line.findIndex(([client, clock, length]) => {
      return client === id.client && id.clock >= clock && id.clock < clock + length
    })
    if (index === -1) continue
    line.splice(index, 1, ...split(line[index]!, id.clock + after, lineOf(run)[0]!))
    return true
  }
  return false
}

function split([client, clock, length, words]: Piece, at: number, between: Piece): Piece[] {
  const before = at - clock
  const whole: Piece[] = [
    [client, clock, before, words.slice(0, before)],
    between,
    [client, at, length - before, words.slice(before)],
  ]
  return joinNeighbours(whole.filter(([, , size]) => size > 0))
}

/** Letters typed one after the other are one piece. */
function joinNeighbours(pieces: Piece[]): Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last !== undefined && followsOn(last, piece)) {
      last[2] += piece[2]
      last[3] += piece[3]
    } else joined.push([...piece])
  }
  return joined
}

const followsOn = (a: Piece, b: Piece): boolean =>
  a[0] === b[0] && a[1] + a[2] === b[1] && (a[3] === '') === (b[3] === '')

/** @returns the words, a line for each that has some; half a character (of one that was cut) is none */
export const wordsOf = (lines: readonly Line[]): string =>
  lines
    .map((line) => line.map(([, , , words]) => words).join(''))
    .filter((line) => line.trim() !== '')
    .join('\n')
    .toWellFormed()
