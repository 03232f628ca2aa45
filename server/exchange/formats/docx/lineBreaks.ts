/**
 * The lines of paragraphs, broken beforehand as Word breaks them: a paragraph of plain words becomes one of as many lines that hold a letter
 * each. The library that lays out pages takes nearly all of its time for words, and has none left to look at then.
 */
import type { ICharacterStyleOptions, IStylesOptions } from 'docx'
import { type Face, widthsOf } from './letterWidths.ts'
import { STEP } from './lists.ts'

/** XML as the library has it before it is written: `{ 'w:p': [{ 'w:pPr': [] }, …] }`, attributes as `_attr` beside or instead of children. */
type Xml = Readonly<Record<string, unknown>>

/** @param body `w:body`, which is left as it is @returns a body whose pages break where its pages do */
export function withBrokenLines(body: Xml, styles: IStylesOptions): Xml {
  return { 'w:body': new LineBreaker(styles).sections(contentOf(body)) }
}

/** Letters in one look. */
interface Piece {
  letters: string
  face: Face
  /** Points. */
  size: number
}

class LineBreaker {
  readonly #styles: ReadonlyMap<string, ParagraphLook>
  /** Of letters alone. */
  readonly #marks: ReadonlyMap<unknown, ICharacterStyleOptions['run']>

  constructor(styles: IStylesOptions) {
    this.#styles = looksOf(styles)
    this.#marks = new Map((styles.characterStyles ?? []).map(({ id, run }) => [id, run]))
  }

  /** The sheet of a section is told where it ends: in its last paragraph, or at the end of the body. */
  sections(nodes: readonly Xml[]): Xml[] {
    let width = 0
    return nodes
      .toReversed()
      .map((node) => {
        const sheet = sheetOf(node)
        if (sheet !== undefined) width = widthOn(sheet)
        return sheet === undefined ? this.#block(node, width) : node
      })
      .toReversed()
  }

  /** @param width twips */
  #block(node: Xml, width: number): Xml {
    if (nameOf(node) === 'w:p') return this.#paragraph(node, width)
    if (nameOf(node) === 'w:sdt')
      return within(node, 'w:sdtContent', (inner) =>
        within(inner, 'w:p', (line) => this.#paragraph(line, width)),
      )
    if (nameOf(node) !== 'w:tbl') return node
    const margins = contentOf(child(child(node, 'w:tblPr'), 'w:tblCellMar'))
    const beside = margins.reduce((sum, side) => sum + Number(attributesOf(side)['w:w']), 0)
    return within(node, 'w:tr', (row) =>
      within(row, 'w:tc', (cell) => {
        const room = Number(attributesOf(child(child(cell, 'w:tcPr'), 'w:tcW'))['w:w']) - beside
        return { 'w:tc': contentOf(cell).map((block) => this.#block(block, room)) }
      }),
    )
  }

  /** As it is where it holds anything but plain words that fit on its lines. */
  #paragraph(node: Xml, width: number): Xml {
    const properties = child(node, 'w:pPr')
    const style = String(valueIn(properties, 'w:pStyle') ?? 'Normal')
    const look = this.#styles.get(style)
    const indent = indentOf(properties, look)
    const parts = contentOf(node).flatMap((part) =>
      nameOf(part) === 'w:hyperlink' ? contentOf(part) : [part],
    )
    const runs = parts.filter((part) => nameOf(part) === 'w:r')
    const places = parts.filter((part) => /^w:(pPr|bookmark)/.test(nameOf(part)))
    const pieces = runs.map((run) => this.#piece(run, look, CONTENTS.test(style)))
    const isPlain = runs.length + places.length === parts.filter((part) => nameOf(part) !== '_attr').length
    if (look === undefined || indent === null || !isPlain || runs.length === 0) return node
    const lines = pieces.includes(null) ? null : linesIn(pieces as Piece[], (width - indent) / TWIPS)
    if (lines === null) return node
    const line = { 'w:t': [LETTER] }
    const drawn = Array.from({ length: lines }, (_, at) =>
      at === 0 ? [line] : [{ 'w:br': {} }, line],
    ).flat()
    const first = child(runs[0], 'w:rPr')
    const at = places.findIndex((place) => nameOf(place) === 'w:bookmarkEnd')
    const run = { 'w:r': [...(first === undefined ? [] : [first]), ...drawn] }
    return { 'w:p': places.toSpliced(at === -1 ? places.length : at, 0, run) }
  }

  /** @returns `null`: it holds what is no letter */
  #piece(run: Xml, look: ParagraphLook | undefined, isContents: boolean): Piece | null {
    if (look === undefined) return null
    const piece: Piece = { letters: '', face: { ...look.face }, size: look.size }
    for (const part of contentOf(run)) {
      const name = nameOf(part)
      if (name === 'w:t') piece.letters += stringsIn(part).join('')
      else if (name === 'w:br' && Object.keys(attributesOf(part)).length === 0) piece.letters += '\n'
      else if (isContents && name in ENTRY) piece.letters += ENTRY[name]
      else if (name !== 'w:rPr') return null
    }
    const properties = child(run, 'w:rPr')
    if (child(properties, 'w:rtl') !== undefined) return null
    const style = this.#marks.get(valueIn(properties, 'w:rStyle'))
    if (child(properties, 'w:b') !== undefined || style?.bold) piece.face.bold = true
    if (child(properties, 'w:i') !== undefined || style?.italics) piece.face.italic = true
    piece.size = Number(valueIn(properties, 'w:sz') ?? piece.size * 2) / 2
    return piece
  }
}

// ── Lines ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const TWIPS = 20
const LETTER = 'x'

/** An entry of the list of contents: its number stands behind a tab, in a field, and is one of three figures at most. */
const CONTENTS = /^TOC\d$/
const ENTRY: Readonly<Record<string, string>> = { 'w:tab': ' ', 'w:instrText': '', 'w:fldChar': '0' }

/** Word parts words here: at a space, which may hang over the edge, and behind a hyphen or a dash. */
const MAY_BREAK = new Set([' ', '-', '–', '—'])

/** @param width points @returns `null`: a letter's width is not known */
function linesIn(pieces: readonly Piece[], width: number): number | null {
  let [lines, line, word] = [1, 0, 0]
  for (const { letters, face, size } of pieces) {
    const widths = widthsOf(face, letters)
    for (const letter of letters) {
      if (letter === '\n') {
        ;[lines, line, word] = [lines + 1, 0, 0]
        continue
      }
      const share = widths.get(letter)
      if (share == null) return null
      const needed = word + (letter === ' ' ? 0 : share * size)
      if (line + needed > width && line > 0) [lines, line] = [lines + 1, 0]
      // A word that no line has room for is parted anywhere.
      if (needed > width) [lines, word] = [lines + 1, 0]
      word += share * size
      if (MAY_BREAK.has(letter)) [line, word] = [line + word, 0]
    }
  }
  return lines
}

// ── Looks ────────────────────────────────────────────────────────────────────────────────────────────────────────────

interface ParagraphLook {
  face: Face
  /** Points. */
  size: number
  /** Twips, at both sides. */
  indent: number
}

/** Without those in which letters are set otherwise, or the first line is. */
function looksOf({ default: defaults, paragraphStyles = [] }: IStylesOptions): Map<string, ParagraphLook> {
  const looks = new Map<string, ParagraphLook>()
  const { font, size } = defaults!.document!.run!
  const plain = {
    face: { font: nameIn(font), bold: false, italic: false },
    size: Number(size) / 2,
    indent: 0,
  }
  const own = [...paragraphStyles, { id: 'ListParagraph', basedOn: 'Normal', run: {}, paragraph: {} }]
  const odd = new Set<string>()
  for (const { id, basedOn, run = {}, paragraph = {} } of own) {
    const above = looks.get(basedOn ?? '') ?? plain
    const { left = 0, right = 0, hanging = 0 } = paragraph.indent ?? {}
    if (run.allCaps || run.characterSpacing || hanging !== 0 || odd.has(basedOn ?? '')) {
      odd.add(id)
      continue
    }
    looks.set(id, {
      face: {
        font: run.font === undefined ? above.face.font : nameIn(run.font),
        bold: run.bold ?? above.face.bold,
        italic: run.italics ?? above.face.italic,
      },
      size: run.size === undefined ? above.size : Number(run.size) / 2,
      indent: paragraph.indent === undefined ? above.indent : Number(left) + Number(right),
    })
  }
  return looks
}

const nameIn = (font: unknown): string => (font as { ascii: string }).ascii

/** Twips, at both sides. A list's lines all begin where its first one does, behind the sign. `null`: the first line begins elsewhere */
function indentOf(properties: Xml | undefined, look: ParagraphLook | undefined): number | null {
  const list = child(properties, 'w:numPr')
  const own = child(properties, 'w:ind')
  const { 'w:left': left, 'w:right': right = 0, 'w:hanging': hanging = 0 } = attributesOf(own)
  if (list === undefined && Number(hanging) !== 0) return null
  if (left !== undefined) return Number(left) + Number(right)
  return list === undefined ? (look?.indent ?? 0) : (Number(valueIn(list, 'w:ilvl')) + 1) * STEP
}

const sheetOf = (node: Xml): Xml | undefined =>
  nameOf(node) === 'w:sectPr' ? node : child(child(node, 'w:pPr'), 'w:sectPr')

function widthOn(sheet: Xml): number {
  const margins = attributesOf(child(sheet, 'w:pgMar'))
  return (
    Number(attributesOf(child(sheet, 'w:pgSz'))['w:w']) -
    Number(margins['w:left']) -
    Number(margins['w:right'])
  )
}

// ── XML ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

const nameOf = (node: Xml): string => Object.keys(node)[0] ?? ''

const insideOf = (node: Xml | undefined): unknown => node && Object.values(node)[0]

const contentOf = (node: Xml | undefined): Xml[] => {
  const inside = insideOf(node)
  return Array.isArray(inside) ? inside.filter((one) => typeof one === 'object' && one !== null) : []
}

const stringsIn = (node: Xml): string[] => {
  const inside = insideOf(node)
  return Array.isArray(inside) ? inside.filter((one) => typeof one === 'string') : []
}

const child = (node: Xml | undefined, name: string): Xml | undefined =>
  contentOf(node).find((one) => nameOf(one) === name)

function attributesOf(node: Xml | undefined): Readonly<Record<string, unknown>> {
  const inside = insideOf(node)
  const holder = Array.isArray(inside) ? inside.find((one) => one?._attr !== undefined) : inside
  return holder?._attr ?? {}
}

const valueIn = (node: Xml | undefined, name: string): unknown => attributesOf(child(node, name))['w:val']

/** @returns the node with what it has of that name drawn anew */
const within = (node: Xml, name: string, draw: (inner: Xml) => Xml): Xml => ({
  [nameOf(node)]: contentOf(node).map((inner) => (nameOf(inner) === name ? draw(inner) : inner)),
})
