/** A line of text with its new and its deleted words: whole words, and neighbours that changed together as one. */
import { canonicalJson } from '../canonicalJson.ts'
import type { RichTextNode } from '../richtext/richText.ts'
import { type Change, type MarkedNode, markAll } from './marked.ts'
import { matched, type Stretch } from './matched.ts'
import { REFERENCE, type ReferenceAttributes } from './paper.ts'

/** A word, a space, a sign, or a node among letters; of a word in two looks both pieces. */
export interface Token {
  /** The same in both texts where they say the same: whatever it looks like, whatever number a reference has. */
  key: string
  leaves: RichTextNode[]
}

/** «1.250.000», «SAG-2023-03576» and «it-arkitektur» are words. */
const TOKEN = /[\p{L}\p{N}\p{M}]+(?:[-.,’'/:][\p{L}\p{N}\p{M}]+)*|\s+|./gsu

export function tokensOf(leaves: readonly RichTextNode[]): Token[] {
  const tokens: Token[] = []
  let run: RichTextNode[] = []
  const endRun = () => {
    tokens.push(...tokensInText(run))
    run = []
  }
  for (const leaf of leaves) {
    if (leaf.type === 'text') run.push(leaf)
    else {
      endRun()
      tokens.push({ key: `${leaf.type} ${saidByNode(leaf)}`, leaves: [leaf] })
    }
  }
  endRun()
  return tokens
}

const saidByNode = ({ type, attrs, content = [] }: RichTextNode): string =>
  type === REFERENCE ? subjectOf(attrs as unknown as ReferenceAttributes) : canonicalJson({ attrs, content })

/** «sag 2.1» is still the same item when that has become 2.2, and a person the same under another name. */
const subjectOf = ({ words, to, of }: ReferenceAttributes): string => canonicalJson(of ?? to ?? words)

function tokensInText(run: readonly RichTextNode[]): Token[] {
  const text = run.map((leaf) => leaf.text ?? '').join('')
  let [leaf, from] = [0, 0]
  return [...text.matchAll(TOKEN)].map(([word]) => {
    const leaves: RichTextNode[] = []
    for (let left = word.length; left > 0; ) {
      const whole = run[leaf]!
      const piece = whole.text!.slice(from, from + left)
      from += piece.length
      left -= piece.length
      if (piece !== '') leaves.push({ ...whole, text: piece })
      if (from === whole.text!.length) [leaf, from] = [leaf + 1, 0]
    }
    const says = new Set(leaves.map(saidByMarks).filter((said) => said !== ''))
    return { key: word.trim() === '' ? ' ' : [word, ...says].join('\u0000'), leaves }
  })
}

/** Bold and italic are looks; where a link leads, and that words are struck out, is said. */
const saidByMarks = ({ marks = [] }: RichTextNode): string =>
  marks
    .flatMap(({ type, attrs }) =>
      type === 'link' ? [`link ${String(attrs?.href)}`] : type === 'strike' ? ['strike'] : [],
    )
    .join(' ')

/** What a line says: the same for lines that differ in nothing that one reads. */
export const saidByLine = (leaves: readonly RichTextNode[]): string =>
  tokensOf(leaves)
    .map(({ key }) => key)
    .join('\u0001')

export const isWord = ({ key }: Pick<Token, 'key'>): boolean => /[\p{L}\p{N}]/u.test(key)

/** @returns the leaves of both, in order; of what stands in both, those of now */
export function markLine(before: readonly RichTextNode[], now: readonly RichTextNode[]): MarkedNode[] {
  const stretches = readable(matched(tokensOf(before), tokensOf(now), ({ key }) => key))
  return joined(
    stretches.flatMap(({ is, before, now }) =>
      is === 'kept' ? leavesOf(now) : [...leavesOf(before, 'deleted'), ...leavesOf(now, 'inserted')],
    ),
  )
}

const leavesOf = (tokens: readonly Token[], change?: Change): MarkedNode[] =>
  tokens.flatMap(({ leaves }) =>
    change === undefined ? leaves : leaves.map((leaf) => markAll(leaf, change)),
  )

/** A space, a sign or a small word alone between two changes is taken into them: «den nye plan» is read, and no word by word. */
function readable(stretches: readonly Stretch<Token>[]): Stretch<Token>[] {
  const read: Stretch<Token>[] = []
  for (const [at, stretch] of stretches.entries()) {
    const last = read.at(-1)
    const isBetween = last?.is === 'other' && stretches[at + 1] !== undefined
    if (
      last !== undefined &&
      (last.is === stretch.is || (isBetween && isSlight(stretch, last, stretches[at + 1]!)))
    ) {
      last.before.push(...stretch.before)
      last.now.push(...stretch.now)
    } else read.push({ ...stretch, before: [...stretch.before], now: [...stretch.now] })
  }
  return read.flatMap(atItsWords)
}

/** A space that stands at the end of what was and of what is has not changed. */
function atItsWords({ is, before, now }: Stretch<Token>): Stretch<Token>[] {
  const end = [before.at(-1)?.key, now.at(-1)?.key]
  if (is === 'kept' || end.some((key) => key !== ' ')) return [{ is, before, now }]
  return [
    { is, before: before.slice(0, -1), now: now.slice(0, -1) },
    { is: 'kept', before: before.slice(-1), now: now.slice(-1) },
  ]
}

/** Letters of a word that is no more than the mortar between others. */
const SMALL_WORD = 3

function isSlight({ now }: Stretch<Token>, left: Stretch<Token>, right: Stretch<Token>): boolean {
  if (now.some(({ leaves }) => leaves.some(({ type }) => type !== 'text'))) return false
  const words = now.filter(isWord)
  const replaced = (least: number) =>
    [left, right].filter((side) =>
      [side.before, side.now].every((tokens) => tokens.filter(isWord).length >= least),
    ).length
  const isSpace = now.every(({ key }) => key === ' ')
  if (words.length === 0) return replaced(1) >= (isSpace ? 1 : 2)
  return words.length === 1 && words[0]!.key.length <= SMALL_WORD && replaced(2) === 2
}

/** Neighbours that look alike are one text. */
export function joined(nodes: readonly MarkedNode[]): MarkedNode[] {
  const all: MarkedNode[] = []
  for (const node of nodes) {
    const last = all.at(-1)
    if (node.type === 'text' && last?.type === 'text' && lookOf(node) === lookOf(last))
      all[all.length - 1] = { ...last, text: `${last.text ?? ''}${node.text ?? ''}` }
    else all.push(node)
  }
  return all
}

const lookOf = ({ change, marks = [] }: MarkedNode): string => canonicalJson({ change, marks })
