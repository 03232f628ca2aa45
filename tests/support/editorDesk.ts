/** A field's editor without a page: its commands, and its text in a document as the editors' binding keeps it. */
import { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { initProseMirrorDoc } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { readKinds } from '../../client/editor/binding/readKinds.ts'
import { writeShared } from '../../client/editor/binding/writeShared.ts'
import { fieldExtensions } from '../../client/editor/extensions.ts'
import { fieldOf, itemOf, itemsOf } from '../../shared/agenda/document.ts'
import type { RichText } from '../../shared/richtext/richText.ts'
import { newFragment, readRichText } from '../../shared/richtext/yText.ts'

/** Where in a line. */
type Side = 'start' | 'middle' | 'end'

const ITEM = 'item'
const FIELD = 'field'

export class EditorDesk {
  readonly doc = new Y.Doc()
  /** Each change, as it would be sent. */
  readonly sent: Uint8Array[] = []

  constructor(first: Uint8Array) {
    Y.applyUpdate(this.doc, first)
    this.doc.on('update', (update: Uint8Array) => this.sent.push(update))
  }

  static firstOf(text: RichText): Uint8Array {
    const doc = new Y.Doc()
    const fields = new Y.Map([[FIELD, newFragment(text)]])
    itemsOf(doc).set(ITEM, new Y.Map<unknown>([['fields', fields]]))
    return Y.encodeStateAsUpdate(doc)
  }

  get text(): Y.XmlFragment {
    return fieldOf(itemOf(this.doc, ITEM)!, FIELD)!
  }

  read(): RichText {
    return readRichText(this.text)
  }

  /** Types behind the first word of the line that begins so, without an editor. */
  typeIn(line: string, words: string): void {
    this.runOf(line).insert(line.length, words)
  }

  runOf(line: string): Y.XmlText {
    return runsIn(this.text).find((run) => run.toString().startsWith(line))!
  }

  /**
   * One transaction of an editor.
   * @param lines what is selected: from the first of these lines to the last
   * @param writtenIn the lines in which a colleague's caret is seen
   * @returns what the editor shows then
   */
  command(
    run: (editor: Editor) => unknown,
    lines: readonly string[],
    { side = 'middle', writtenIn = [] }: { side?: Side; writtenIn?: readonly string[] } = {},
  ): RichText {
    const editor = new Editor({
      element: null,
      content: { type: 'doc', content: [{ type: 'paragraph' }] },
      extensions: fieldExtensions(),
    })
    readKinds(editor.schema)
    const { doc, meta } = initProseMirrorDoc(this.text, editor.schema)
    const { tr } = editor.state
    tr.replaceWith(0, editor.state.doc.content.size, doc.content)
    const [from, to] = [lines[0]!, lines.at(-1)!].map((line) => placeIn(tr.doc, line, side))
    editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, from!, to)))
    run(editor)
    const carets = new Set(writtenIn.map((line) => this.runOf(line)))
    this.doc.transact(() => writeShared(this.text, editor.state.doc, meta.mapping, () => carets))
    const shown = editor.state.doc.toJSON() as RichText
    // As a page does that is opened now.
    const again = initProseMirrorDoc(this.text, editor.schema).doc
    if (!again.eq(editor.state.doc))
      throw new Error(`written otherwise than shown: ${again} ${editor.state.doc}`)
    for (const [type, node] of meta.mapping)
      if (type instanceof Y.XmlElement && type._item?.deleted === false && !Array.isArray(node))
        if (!initedBy(type, editor).eq(node)) throw new Error(`known otherwise than written: ${node}`)
    return shown
  }
}

const initedBy = (element: Y.XmlElement, { schema }: Editor) => {
  const held = new Y.Doc().getXmlFragment('held')
  held.insert(0, [element.clone()])
  return initProseMirrorDoc(held, schema).doc.child(0)
}

const runsIn = (parent: Y.XmlFragment): Y.XmlText[] =>
  parent
    .toArray()
    .flatMap((child) =>
      child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? runsIn(child) : [],
    )

function placeIn(doc: Editor['state']['doc'], line: string, side: Side): number {
  let place = -1
  doc.descendants((node, pos) => {
    if (!node.isTextblock || !node.textContent.startsWith(line)) return
    const { size } = node.content
    place = pos + 1 + (side === 'start' ? 0 : side === 'end' ? size : Math.floor(size / 2))
  })
  return place
}
