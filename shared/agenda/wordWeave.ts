/** Two lines word by word: which words both have, one line that has the words of both, and what one lacks of the other. */
import { align, type Pair } from '../richtext/align.ts'

/** One word with what stands around it. The three together, of all words, are the line. */
export interface Word {
  /** The space before it. */
  lead: string
  word: string
  /** The signs right behind it. */
  tail: string
}

const RUN = /(\s*)(\S+)/g
const SIGNS = ',.;:!?'

/** A word is not parted by hyphens (`SAG-2024-1`), nor joined with the comma behind it. Lines may be of any length. */
export function wordsIn(line: string): Word[] {
  return [...line.trim().matchAll(RUN)].map(([, lead = '', run = '']) => {
    let end = run.length
    while (end > 0 && SIGNS.includes(run[end - 1]!)) end -= 1
    return { lead, word: run.slice(0, end), tail: run.slice(end) }
  })
}

/** The line that these words make. */
export const lineOf = (words: readonly Word[]): string =>
  words.reduce((line, one) => apart(line, textOf(one)), '').trim()

/** Joined, with a space between where two words would become one. */
export const apart = (a: string, b: string): string =>
  a === '' || b === '' || /\s$/u.test(a) || /^[\s,.;:!?]/u.test(b) ? a + b : `${a} ${b}`

/** As many words as both have in the same order, by their places. */
export const pairWords = (a: readonly Word[], b: readonly Word[]): Pair[] =>
  align(a, b, areSame, (one, other) => (areSame(one, other) ? 1 : 0))

/** Whether one line is made of the other: half of the shorter one's words stand in both. One word in common makes no line. */
export function areAkin(a: readonly Word[], b: readonly Word[], pairs: readonly Pair[]): boolean {
  const shorter = Math.min(countWords(a), countWords(b))
  const common = pairs.filter(([at]) => a[at]!.word !== '').length
  return shorter > 0 && common * 2 >= shorter && (common > 1 || common === shorter)
}

/**
 * What of a line stands in another, stretch by stretch, by the places of its words: none where the two have little in common. A word
 * that both happen to have, in the middle of others, is no stretch: one that is put in around it would tear sentences apart. A word
 * that somebody is writing at, or has written on, is there.
 * @param words of which it is asked whether they stand in the line
 */
export function pairStretches(line: readonly Word[], words: readonly Word[]): Pair[] {
  const pairs = align(line, words, areSame, (one, other) =>
    areSame(one, other) ? 2 : isPartOf(one, other) ? 1 : 0,
  )
  const kept = stretchesOf(pairs)
    .filter((stretch) => isStretch(stretch, line.length, words.length))
    .flat()
  return areAkin(line, words, kept) ? kept : []
}

function stretchesOf(pairs: readonly Pair[]): Pair[][] {
  const stretches: Pair[][] = []
  for (const pair of pairs) {
    const last = stretches.at(-1)?.at(-1)
    if (last !== undefined && last[0] + 1 === pair[0] && last[1] + 1 === pair[1]) stretches.at(-1)!.push(pair)
    else stretches.push([pair])
  }
  return stretches
}

/** So many words in a row are no chance. */
const SURE = 3

function isStretch(stretch: readonly Pair[], lengthOfLine: number, lengthOfWords: number): boolean {
  const [[a, b], [lastA, lastB]] = [stretch[0]!, stretch.at(-1)!]
  const atStart = [a === 0, b === 0]
  const atEnd = [lastA === lengthOfLine - 1, lastB === lengthOfWords - 1]
  if (stretch.length >= SURE || stretch.length === lengthOfWords) return true
  if (stretch.length === SURE - 1) return [...atStart, ...atEnd].includes(true)
  return !atStart.includes(false) || !atEnd.includes(false)
}

/**
 * Puts words into a line: what it lacks of them comes at its place between the stretches that both have; where the two have little in
 * common, all of them come last. Every word that stood in the line stays.
 */
export function weave(line: string, words: string): string {
  const [a, b] = [wordsIn(line), wordsIn(words)]
  const pairs = pairStretches(a, b)
  if (pairs.length === 0) return apart(line.trim(), words.trim())
  let woven = ''
  const add = (text: string) => {
    woven = apart(woven, text)
  }
  let [nextA, nextB] = [0, 0]
  for (const [atA, atB] of [...pairs, [a.length, b.length] as const]) {
    for (const own of a.slice(nextA, atA)) add(textOf(own))
    const missing = b.slice(nextB, atB)
    // The comma that led on to them stands behind a word that is there.
    if (missing.length > 0 && !SIGN_LAST.test(woven)) add(b[nextB - 1]?.tail ?? '')
    for (const one of missing) add(textOf(one))
    if (atA < a.length) add(textOf(a[atA]!))
    nextA = atA + 1
    nextB = atB + 1
  }
  return woven.trim()
}

/** A stretch of words. */
export interface Stretch {
  text: string
  /** It does not stand in the line. */
  isMissing: boolean
}

/** @returns the words in stretches; one alone where all of them are missing, or none, or where the two have little in common */
export function missingIn(line: string, words: string): Stretch[] {
  const [a, b] = [wordsIn(line), wordsIn(words)]
  const pairs = pairStretches(a, b)
  if (pairs.length === 0) return [{ text: words, isMissing: true }]
  const there = new Set(pairs.map(([, at]) => at))
  const stretches: Stretch[] = []
  for (const [at, one] of b.entries()) {
    const isMissing = !there.has(at)
    const last = stretches.at(-1)
    if (last?.isMissing === isMissing) last.text = apart(last.text, textOf(one))
    else stretches.push({ text: textOf(one), isMissing })
  }
  return stretches
}

const SIGN_LAST = /[,.;:!?]$/u

const textOf = ({ lead, word, tail }: Word): string => lead + word + tail

const areSame = (a: Word, b: Word): boolean => a.word === b.word && (a.word !== '' || a.tail === b.tail)

/** Somebody has written right before or behind it, or written it on. */
const isPartOf = (one: Word, { word }: Word): boolean =>
  word.length >= SHORTEST_PART && (one.word.startsWith(word) || one.word.endsWith(word))

/** Letters: fewer stand at the beginning or end of many words. */
const SHORTEST_PART = 3

const countWords = (words: readonly Word[]): number => words.filter(({ word }) => word !== '').length
