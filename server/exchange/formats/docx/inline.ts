/** A line of rich text as what stands in a Word paragraph: runs, links, breaks, and the ends of the words that comments are about. */
import {
  ExternalHyperlink,
  InternalHyperlink,
  type IRunOptions,
  type ParagraphChild,
  Tab,
  TextRun,
  UnderlineType,
} from 'docx'
import { isNew } from '../../../../shared/paper/newWords.ts'
import { type PaperTarget, REFERENCE } from '../../../../shared/paper/paper.ts'
import type { RichTextMark, RichTextNode } from '../../../../shared/richtext/richText.ts'
import { ends, starts, type ThreadIds } from './comments.ts'
import { wordHref } from './links.ts'
import type { Places } from './places.ts'
import { STYLE } from './styles.ts'
import { xmlText } from './xmlText.ts'

/** Where a thread's words begin or end in a line. */
export interface Cut {
  /** Letters before it. */
  at: number
  is: 'start' | 'end'
  thread: ThreadIds
}

export interface InlineLooks {
  places: Places
  /** A placeholder of the template's. */
  isPlaceholder: boolean
  /** Of the head of a table. */
  isBold: boolean
  /** Half points; default: the paragraph's. */
  size?: number
  /** «./.» hangs in the margin before it. */
  hangs?: boolean
}

/** What stands among letters: text, or something that counts as one. */
interface Piece {
  letters: number
  words: string
  isBreak: boolean
  marks: readonly RichTextMark[]
  /** Where a reference leads. */
  to: PaperTarget | null
  isNew: boolean
}

/** @param nodes of one line @param cuts in the order of the text; those behind its last letter stand at its end */
export function lineOf(
  nodes: readonly RichTextNode[],
  looks: InlineLooks,
  cuts: readonly Cut[] = [],
): ParagraphChild[] {
  const children: ParagraphChild[] = []
  const waiting = [...cuts].sort((a, b) => a.at - b.at || Number(a.is === 'start') - Number(b.is === 'start'))
  let at = 0
  const cutUpTo = (letter: number) => {
    while (waiting[0] !== undefined && waiting[0].at <= letter) {
      const { is, thread } = waiting.shift()!
      children.push(...(is === 'start' ? starts(thread) : ends(thread)))
    }
  }
  for (const piece of looks.hangs ? hanging(piecesOf(nodes)) : piecesOf(nodes)) {
    for (let rest: Piece | null = piece; rest !== null; ) {
      cutUpTo(at)
      const [now, later] = split(rest, (waiting[0]?.at ?? Number.POSITIVE_INFINITY) - at)
      children.push(...drawn(now, looks))
      at += now.letters
      rest = later
    }
  }
  cutUpTo(Number.POSITIVE_INFINITY)
  return children
}

/** @param letters at least one @returns what stands before that letter, and what is left */
function split(piece: Piece, letters: number): [Piece, Piece | null] {
  const isText = piece.words.length === piece.letters && !piece.isBreak && piece.to === null
  if (letters >= piece.letters || !isText) return [piece, null]
  return [
    { ...piece, words: piece.words.slice(0, letters), letters },
    { ...piece, words: piece.words.slice(letters), letters: piece.letters - letters },
  ]
}

function* piecesOf(nodes: readonly RichTextNode[]): Generator<Piece> {
  for (const node of nodes) {
    const { type, text, attrs, marks = [], content } = node
    const piece = { letters: 1, words: '', isBreak: false, marks, to: null, isNew: isNew(node) }
    if (type === 'text') yield { ...piece, words: text ?? '', letters: text?.length ?? 0 }
    else if (type === 'hardBreak') yield { ...piece, isBreak: true }
    else if (type === REFERENCE) {
      const { words, to } = attrs as { words?: unknown; to?: PaperTarget | null }
      yield { ...piece, words: String(words ?? ''), to: to ?? null }
    } else if (content === undefined) yield piece
    else yield* piecesOf(content)
  }
}

/** The sign before what is enclosed, at the start of a paragraph. */
const SIGN = /^\.\/\.\s/

export const beginsWithSign = (nodes: readonly RichTextNode[]): boolean => SIGN.test(lettersOf(nodes))

/** A tab behind the sign leads to where all other lines begin. */
function* hanging(pieces: Iterable<Piece>): Generator<Piece> {
  let before = ''
  for (const piece of pieces) {
    const isSpace = !SIGN.test(before) && SIGN.test(before + piece.words)
    const words = isSpace ? `${before}${piece.words}`.replace(/\s/, '\t').slice(before.length) : piece.words
    before += piece.words
    yield { ...piece, words }
  }
}

function drawn({ words, isBreak, marks, to, isNew }: Piece, looks: InlineLooks): ParagraphChild[] {
  const link = marks.find(({ type }) => type === 'link')
  const href = link === undefined ? null : wordHref(link.attrs?.href)
  const anchor = to && looks.places.nameOf(to)
  const style = looks.isPlaceholder
    ? STYLE.placeholder
    : href !== null
      ? 'Hyperlink'
      : anchor
        ? STYLE.reference
        : null
  const look = { ...(isNew && NEW_WORDS), ...lookOf(marks, looks), ...(style && { style }) }
  if (isBreak) return [new TextRun({ ...look, break: 1 })]
  const runs = directed(xmlText(words)).map(({ text, isRight }) =>
    run(text, { ...look, ...(isRight && rightToLeft(text)) }),
  )
  if (runs.length === 0) return []
  if (href !== null) return [new ExternalHyperlink({ link: href, children: runs })]
  return anchor ? [new InternalHyperlink({ anchor, children: runs })] : runs
}

/** Dotted: underlined words of the text's own have a whole line. */
const NEW_WORDS = { underline: { type: UnderlineType.DOTTED } } as const

type Look = Omit<IRunOptions, 'children' | 'text'>

function lookOf(marks: readonly RichTextMark[], { isBold, size }: InlineLooks): Look {
  const has = (type: string) => marks.some((mark) => mark.type === type)
  return {
    ...((isBold || has('bold')) && { bold: true }),
    ...(has('italic') && { italics: true }),
    ...(has('underline') && { underline: {} }),
    ...(has('strike') && { strike: true }),
    ...(size !== undefined && { size }),
  }
}

/** @param words that XML can hold; a tab or a line's end among them is drawn as what it is */
export const run = (words: string, look: Look = {}): TextRun => {
  const children = words
    .split(/(\t)/)
    .filter((part) => part !== '')
    .map((part) => (part === '\t' ? new Tab() : part.replace(/\s*[\n\r]\s*/g, ' ')))
  return new TextRun({ ...look, children })
}

const rightToLeft = (words: string): Look => ({
  rightToLeft: true,
  language: { bidirectional: /\p{Script=Hebrew}/u.test(words) ? 'he-IL' : 'ar-SA' },
})

/** Hebrew, Arabic and their neighbours, with the spaces between their words. */
const RIGHT_TO_LEFT =
  /([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+(?:\s+[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)*)/

/** Word turns only what it is told to. */
function directed(text: string): { text: string; isRight: boolean }[] {
  return text
    .split(RIGHT_TO_LEFT)
    .map((part, index) => ({ text: part, isRight: index % 2 === 1 }))
    .filter((part) => part.text !== '')
}

/** What stands in a line, a break as one letter. */
export const lettersOf = (nodes: readonly RichTextNode[]): string =>
  [...piecesOf(nodes)].map(({ words, isBreak }) => (isBreak ? '\n' : words)).join('')

/** Whether a line is read from the right: what its first letter is decides. */
export const readsFromRight = (nodes: readonly RichTextNode[]): boolean => {
  const [first] = /\p{L}/u.exec(lettersOf(nodes)) ?? ['']
  return RIGHT_TO_LEFT.test(first)
}
