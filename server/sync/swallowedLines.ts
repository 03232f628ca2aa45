/**
 * Swallowed runs put together as they were read. A line holds what stood side by side; its pieces know the ids of their letters,
 * so that what comes later finds its place. A piece without words keeps the place between two that have some: a format, a letter
 * that its author deleted, or a letter of the text that they were written beside.
 */
import { type DeletedRange, isInRange } from '../gate/decode.ts'
import type { Neighbour, SwallowedRun } from './swallowed.ts'

/** @param letter the letter of the text that it is, if it is one and that is known */
export type Piece = [client: number, clock: number, length: number, words: string, letter?: string]
export type Line = Piece[]

type Run = Pick<SwallowedRun, 'client' | 'clock' | 'length' | 'words' | 'left' | 'right'>

export const lineOf = (run: Run): Line => [...besides(run.left), pieceOf(run), ...besides(run.right)]

const pieceOf = ({ client, clock, length, words }: Run): Piece => [client, clock, length, words]

const besides = (neighbour: Neighbour | null): Piece[] =>
  neighbour === null ? [] : [[neighbour.client, neighbour.clock, 1, '', neighbour.letter]]

/** Puts a run beside what it was written beside. @returns whether that is here */
export function joinTo(lines: readonly Line[], run: Run): boolean {
  return (
    (run.left !== null && putAt(lines, run.left, 1, run)) ||
    (run.right !== null && putAt(lines, run.right, 0, run))
  )
}

/** @param after 1: right after that letter; 0: right before it */
function putAt(lines: readonly Line[], id: Neighbour, after: 0 | 1, run: Run): boolean {
  for (const line of lines) {
    const index = line.findIndex(([client, clock, length]) => {
      return isInRange(id, { client, clock, length })
    })
    if (index === -1) continue
    line.splice(index, 1, ...split(line[index]!, id.clock + after, pieceOf(run)))
    return true
  }
  return false
}

function split([client, clock, length, words, letter]: Piece, at: number, between: Piece): Piece[] {
  const before = at - clock
  const beside = letter === undefined ? [] : [letter]
  const whole = [
    [client, clock, before, words.slice(0, before), ...beside],
    between,
    [client, at, length - before, words.slice(before), ...beside],
  ] as Piece[]
  return joinNeighbours(whole.filter(([, , size]) => size > 0))
}

/** Takes words away, which their author has deleted. @returns whether any of them stood here */
export function takeFrom(lines: Line[], { client, clock, length }: DeletedRange): boolean {
  let found = false
  for (const line of lines) {
    const cut = line.flatMap((piece) => cutOut(piece, client, clock, clock + length))
    const words = (pieces: Line) => pieces.reduce((sum, [, , , own]) => sum + own.length, 0)
    found ||= words(cut) < words(line)
    line.splice(0, line.length, ...joinNeighbours(cut))
  }
  return found
}

function cutOut(piece: Piece, ofClient: number, from: number, to: number): Piece[] {
  const [client, clock, length, words] = piece
  const [first, last] = [Math.max(clock, from), Math.min(clock + length, to)]
  if (client !== ofClient || words === '' || first >= last) return [piece]
  const parts: Piece[] = [
    [client, clock, first - clock, words.slice(0, first - clock)],
    [client, first, last - first, ''],
    [client, last, clock + length - last, words.slice(last - clock)],
  ]
  return parts.filter(([, , size]) => size > 0)
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
  a[0] === b[0] && a[1] + a[2] === b[1] && (a[3] === '') === (b[3] === '') && a[4] === b[4]

/** @returns the words, a line for each that has some; half a character (of one that was cut) is none */
export const wordsOf = (lines: readonly Line[]): string =>
  lines
    .map(wordsOfLine)
    .filter((line) => line.trim() !== '')
    .join('\n')
    .toWellFormed()

/**
 * A letter of the text between two runs is read with them. The binding cannot tell two equal letters apart: who types «grundigt »
 * before «drøftede» has, to it, typed «grun» before that d and «igt d» after it. Then the last letter is one too many.
 */
function wordsOfLine(line: Line): string {
  const [first, ...others] = runsOf(line)
  const after = others.map(({ letters, words }) => {
    return letters + (words.endsWith(letters) ? words.slice(0, -letters.length) : words)
  })
  return (first?.words ?? '') + after.join('')
}

/** Words that stand side by side, and the letters of the text before them. */
function runsOf(line: Line): { letters: string; words: string }[] {
  const runs: { letters: string; words: string }[] = []
  let letters = ''
  for (const [, , , words, letter = ''] of line) {
    const last = runs.at(-1)
    letters += letter
    if (words === '') continue
    if (last !== undefined && letters === '') last.words += words
    else runs.push({ letters, words })
    letters = ''
  }
  return runs
}
