/** A person at an editor: changes a text as ProseMirror does, and brings it into the document as the editors' binding does. */
import { getSchema } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { findWrapping, liftTarget, Transform } from '@tiptap/pm/transform'
import { initProseMirrorDoc, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { readKinds } from '../../client/editor/binding/readKinds.ts'
import { type WrittenIn, writeShared } from '../../client/editor/binding/writeShared.ts'
import { fieldExtensions } from '../../client/editor/extensions.ts'
import { unmark } from '../../client/editor/plainLeaves.ts'
import { createUndoManager } from '../../client/editor/undo.ts'
import { fieldOf, type ItemId, itemEntries } from '../../shared/agenda/document.ts'
import type { RichTextNode } from '../../shared/richtext/richText.ts'
import type { RandomSource } from '../support/randomSource.ts'
import type { TestPerson } from '../support/testNetwork.ts'

const schema = getSchema(fieldExtensions())
readKinds(schema)

/** A line of text, by its place in the whole. */
interface Line {
  node: Node
  pos: number
}

export class Typist {
  readonly doc: Y.Doc
  readonly undo: Y.UndoManager
  /** What the editor shows after the last edit. */
  shown: Node | null = null
  /** Whose carets this person sees. */
  colleagues: readonly Typist[] = []
  readonly random: RandomSource
  readonly #firstLetter: number
  #words = 0
  /** Written in last. */
  #text: Y.XmlFragment | null = null

  constructor({ doc }: TestPerson, firstLetter: number, random: RandomSource) {
    this.doc = doc
    this.#firstLetter = firstLetter
    this.random = random
    this.undo = createUndoManager(doc)
  }

  /** Of one letter that nobody else writes: what the binding takes for the same in two words would part longer ones. */
  newWord(): string {
    return String.fromCodePoint(this.#firstLetter + ++this.#words)
  }

  isOwn(word: string): boolean {
    const letter = word.codePointAt(0)! - this.#firstLetter
    return letter > 0 && letter <= this.#words
  }

  /** One transaction of an editor. */
  edit(text: Y.XmlFragment, change: (tr: Transform, line: Line) => void): void {
    const { doc, meta } = initProseMirrorDoc(text, schema)
    const lines = linesOf(doc)
    const tr = new Transform(doc)
    if (lines.length === 0) tr.insert(0, schema.node('paragraph'))
    change(tr, this.random.pick(linesOf(tr.doc)))
    unmark(tr.doc, tr)
    this.#text = text
    this.shown = tr.doc
    this.doc.transact(() => writeShared(text, tr.doc, meta.mapping, this.#writtenIn), ySyncPluginKey)
  }

  /** Behind the word that was written last. */
  #caret(): Y.RelativePosition | null {
    const last = String.fromCodePoint(this.#firstLetter + this.#words)
    const run =
      this.#text === null ? undefined : runsIn(this.#text).find((one) => lettersOf(one).includes(last))
    return run === undefined
      ? null
      : Y.createRelativePositionFromTypeIndex(run, lettersOf(run).indexOf(last) + 1)
  }

  readonly #writtenIn: WrittenIn = () => {
    const carets = this.colleagues.flatMap((colleague) => colleague.#caret() ?? [])
    return new Set(carets.map((caret) => Y.createAbsolutePositionFromRelativePosition(caret, this.doc)?.type))
  }
}

const runsIn = (parent: Y.XmlFragment): Y.XmlText[] =>
  parent
    .toArray()
    .flatMap((child) =>
      child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? runsIn(child) : [],
    )

const lettersOf = (run: Y.XmlText): string =>
  run
    .toDelta()
    .map(({ insert }: { insert: string }) => insert)
    .join('')

function linesOf(doc: Node): Line[] {
  const lines: Line[] = []
  doc.descendants((node, pos) => {
    if (node.isTextblock) lines.push({ node, pos })
  })
  return lines
}

function somePlace(random: RandomSource, { node, pos }: Line): number {
  return pos + 1 + random.below(node.content.size + 1)
}

type TextEdit = (typist: Typist, text: Y.XmlFragment) => void

const wrapIn =
  (type: 'bulletList' | 'blockquote'): TextEdit =>
  (typist, text) =>
    typist.edit(text, (tr, { pos }) => {
      const range = tr.doc.resolve(pos + 1).blockRange()
      const around = range && range.depth < 6 ? findWrapping(range, schema.nodes[type]!) : null
      if (range && around) tr.wrap(range, around)
    })

/** The innermost of these that a line stands in. */
function around(tr: Transform, pos: number, names: readonly string[]): Line | null {
  const at = tr.doc.resolve(pos)
  for (let depth = at.depth; depth > 0; depth -= 1)
    if (names.includes(at.node(depth).type.name)) return { node: at.node(depth), pos: at.before(depth) }
  return null
}

const becomes =
  (kinds: readonly [string, string]): TextEdit =>
  (typist, text) =>
    typist.edit(text, (tr, { pos }) => {
      const found = around(tr, pos, kinds)
      if (found === null) return
      const other = kinds.find((kind) => kind !== found.node.type.name)!
      tr.setNodeMarkup(found.pos, schema.nodes[other])
    })

export const TEXT_EDITS: Readonly<Record<string, TextEdit>> = {
  type: (typist, text) =>
    typist.edit(text, (tr, line) => tr.insert(somePlace(typist.random, line), schema.text(typist.newWord()))),
  /** Own words alone: what one deletes of a colleague's is gone by one's own will. */
  erase: (typist, text) =>
    typist.edit(text, (tr) => {
      const own: number[] = []
      tr.doc.descendants((node, pos) => {
        for (const [index, word] of [...(node.text ?? '')].entries())
          if (typist.isOwn(word)) own.push(pos + index)
      })
      if (own.length === 0) return
      const from = typist.random.pick(own)
      tr.delete(from, from + 1)
    }),
  split: (typist, text) => typist.edit(text, (tr, line) => tr.split(somePlace(typist.random, line))),
  list: wrapIn('bulletList'),
  quote: wrapIn('blockquote'),
  lift: (typist, text) =>
    typist.edit(text, (tr, { pos }) => {
      const range = tr.doc.resolve(pos + 1).blockRange()
      const depth = range && liftTarget(range)
      if (range && depth != null) tr.lift(range, depth)
    }),
  heading: (typist, text) =>
    typist.edit(text, (tr, { node, pos }) => {
      const other = node.type.name === 'heading' ? schema.nodes.paragraph! : schema.nodes.heading!
      tr.setBlockType(pos, pos + node.nodeSize, other)
    }),
  /** Bullets or numbers. */
  numbers: becomes(['bulletList', 'orderedList']),
  header: becomes(['tableCell', 'tableHeader']),
  /** An item past the one behind it. */
  move: (typist, text) =>
    typist.edit(text, (tr, { pos }) => {
      const item = around(tr, pos, ['listItem'])
      const next = item && tr.doc.resolve(item.pos).parent.maybeChild(tr.doc.resolve(item.pos).index() + 1)
      if (!item || !next) return
      tr.delete(item.pos + item.node.nodeSize, item.pos + item.node.nodeSize + next.nodeSize)
      tr.insert(item.pos, next)
    }),
  bold: (typist, text) =>
    typist.edit(text, (tr, line) =>
      tr.addMark(somePlace(typist.random, line), line.pos + line.node.nodeSize - 1, schema.mark('bold')),
    ),
  table: (typist, text) =>
    typist.edit(text, (tr) => {
      const cell = () => schema.node('tableCell', null, [schema.node('paragraph')])
      tr.insert(
        tr.doc.content.size,
        schema.node('table', null, [schema.node('tableRow', null, [cell(), cell()])]),
      )
    }),
}

/** A reference or a mention, to something that is there or not. */
export const refer =
  (nodes: readonly RichTextNode[]): TextEdit =>
  (typist, text) =>
    typist.edit(text, (tr, line) =>
      tr.insert(somePlace(typist.random, line), schema.nodeFromJSON(typist.random.pick(nodes))),
    )

/** What an editor shows that is opened now. */
export const shownOf = (text: Y.XmlFragment): Node => initProseMirrorDoc(text, schema).doc

export const textsIn = (doc: Y.Doc, fields: readonly string[]): Y.XmlFragment[] =>
  itemEntries(doc).flatMap(([, item]) => fields.flatMap((key) => fieldOf(item, key) ?? []))

/** Every word in these fields of every item, living or deleted. */
export const wordsIn = (doc: Y.Doc, fields: readonly string[]): Set<string> =>
  new Set(textsIn(doc, fields).flatMap((text) => [...initProseMirrorDoc(text, schema).doc.textContent]))

export const idsOf = (doc: Y.Doc): ItemId[] => itemEntries(doc).map(([id]) => id)
