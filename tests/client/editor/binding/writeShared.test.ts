/** The editor's commands, and a colleague who types in the same text at the same time. */
import type { Editor } from '@tiptap/core'
import type {} from '@tiptap/extension-table'
import { moveTableRow } from '@tiptap/pm/tables'
import type {} from '@tiptap/starter-kit'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { moveListItem } from '../../../../client/editor/keys/moveListItem.ts'
import { type ListKind, toggleList } from '../../../../client/editor/list/toggleList.ts'
import { FIELD_HEADING } from '../../../../client/editor/tools/actions.ts'
import type { RichText, RichTextNode } from '../../../../shared/richtext/richText.ts'
import { EditorDesk } from '../../../support/editorDesk.ts'

const node = (type: string, ...content: RichTextNode[]): RichTextNode => ({ type, content })
const line = (text: string): RichTextNode => node('paragraph', { type: 'text', text })
const item = (text: string): RichTextNode => node('listItem', line(text))
const row = (cell: string, ...texts: string[]): RichTextNode =>
  node('tableRow', ...texts.map((text) => node(cell, line(text))))

const TEXT: RichText = {
  type: 'doc',
  content: [
    line('Alfa står først.'),
    { ...node('heading', { type: 'text', text: 'Bravo over resten' }), attrs: { level: 1 } },
    line('Charlie er den tredje.'),
    node('bulletList', item('Delta er fire'), item('Ekko er fem, og lang'), item('Foxtrot er seks')),
    line('Golf imellem'),
    node('orderedList', item('Hotel er otte'), item('India er ni')),
    node('blockquote', line('Juliet siger ti')),
    node('table', row('tableHeader', 'Kilo', 'Lima'), row('tableCell', 'Mike', 'November')),
    line('Oscar slutter.'),
  ],
}
const LINES =
  'Alfa Bravo Charlie Delta Ekko Foxtrot Golf Hotel India Juliet Kilo Lima Mike November Oscar'.split(' ')
const WORDS = ' NYE ORD'

const toggleHeading = ({ commands }: Editor) => commands.toggleHeading({ level: FIELD_HEADING })
const list = ({ commands }: Editor, kind: ListKind) => commands.command(({ tr }) => toggleList(tr, kind))
const enter = ({ commands }: Editor) => commands.splitListItem('listItem') || commands.splitBlock()
const backspace = ({ commands }: Editor) => commands.joinBackward()

interface Command {
  name: string
  run: (editor: Editor) => unknown
  at: readonly string[]
  side?: 'start' | 'end'
  /** Lines whose words go with their shared type, though colleagues' carets are seen: that takes a type of another kind. */
  swallows?: readonly string[]
}

/** Those that leave every line alive. */
const ALIVE: readonly Command[] = [
  { name: 'heading on', run: toggleHeading, at: ['Alfa'] },
  { name: 'heading off', run: toggleHeading, at: ['Bravo'] },
  { name: 'heading over three lines', run: toggleHeading, at: ['Alfa', 'Charlie'] },
  { name: 'paragraph', run: ({ commands }) => commands.clearNodes(), at: ['Bravo'] },
  { name: 'bullets to numbers', run: (editor) => list(editor, 'orderedList'), at: ['Ekko'] },
  { name: 'numbers to bullets', run: (editor) => list(editor, 'bulletList'), at: ['India'] },
  { name: 'header row off', run: ({ commands }) => commands.toggleHeaderRow(), at: ['Kilo'] },
  { name: 'header column on', run: ({ commands }) => commands.toggleHeaderColumn(), at: ['Mike'] },
  { name: 'bold over all', run: ({ commands }) => commands.toggleBold(), at: ['Alfa', 'Oscar'] },
  { name: 'Enter in a line', run: enter, at: ['Charlie'] },
  { name: 'Enter at the start of a line', run: enter, at: ['Charlie'], side: 'start' },
  { name: 'Enter at the end of a heading', run: enter, at: ['Bravo'], side: 'end' },
  { name: 'Enter in an item', run: enter, at: ['Ekko'] },
  { name: 'row below', run: ({ commands }) => commands.addRowAfter(), at: ['Kilo'] },
  { name: 'column left', run: ({ commands }) => commands.addColumnBefore(), at: ['Lima'] },
]

/** Those that leave the line alive in which a colleague's caret is seen, where that can be. */
const WHERE_SEEN: readonly Command[] = [
  { name: 'Alt and up', run: (editor) => moveListItem(editor, -1), at: ['Ekko'] },
  { name: 'Alt and down', run: (editor) => moveListItem(editor, 1), at: ['Ekko'] },
  {
    name: 'row down',
    run: ({ state, view }) => moveTableRow({ from: 0, to: 1 })(state, view.dispatch),
    at: ['Kilo'],
  },
  { name: 'Backspace between lines', run: backspace, at: ['Charlie'], side: 'start' },
  {
    name: 'list on',
    run: (editor) => list(editor, 'bulletList'),
    at: ['Alfa'],
    swallows: ['Alfa'],
  },
  { name: 'list off', run: (editor) => list(editor, 'bulletList'), at: ['Ekko'], swallows: ['Ekko'] },
  {
    name: 'item inwards',
    run: ({ commands }) => commands.sinkListItem('listItem'),
    at: ['Ekko'],
    swallows: ['Ekko'],
  },
  {
    name: 'quote',
    run: ({ commands }) => commands.toggleBlockquote(),
    at: ['Charlie'],
    swallows: ['Charlie'],
  },
]

/** What both have when the command's change and the colleague's words, typed one by one, have crossed. */
function merged(command: Command, typedIn: string, isSeen: boolean, commandFirst: boolean) {
  const first = EditorDesk.firstOf(TEXT)
  const [commanding, typing, server] = [new EditorDesk(first), new EditorDesk(first), new Y.Doc()]
  Y.applyUpdate(server, first)
  const { run, at, side } = command
  const shown = commanding.command(run, at, { ...(side && { side }), writtenIn: isSeen ? [typedIn] : [] })
  for (const letter of [...WORDS].reverse()) typing.typeIn(typedIn, letter)
  const updates = [commanding.sent, typing.sent]
  for (const update of (commandFirst ? updates : updates.reverse()).flat()) Y.applyUpdate(server, update)
  for (const desk of [commanding, typing]) Y.applyUpdate(desk.doc, Y.encodeStateAsUpdate(server))
  expect(typing.read()).toEqual(commanding.read())
  return { shown, read: commanding.read() }
}

/** The text that the command gave, with the words where they were typed. */
const withWords = (shown: RichText, typedIn: string): string =>
  flat(shown).replace(typedIn, `${typedIn}${WORDS}`)

/** Kinds and words, without how the words are parted by marks. */
const flat = ({ content }: RichText): string => content.map(flatNode).join('')
const flatNode = ({ type, text, content = [] }: RichTextNode): string =>
  text ?? `<${type}>${content.map(flatNode).join('')}</${type}>`

const ORDERS = [true, false]

describe.each(ALIVE)('$name', (command) => {
  test.each(LINES)('[W11] the words that a colleague types in «%s» stay, in the new form', (typedIn) => {
    for (const commandFirst of ORDERS) {
      const { shown, read } = merged(command, typedIn, false, commandFirst)
      // Parted inside the word's line, or bold: they are there.
      if (command.run === enter) expect(flat(read)).toContain(WORDS)
      else expect(flat(read)).toBe(withWords(shown, typedIn))
    }
  })
})

describe.each(WHERE_SEEN)('$name', (command) => {
  test.each(LINES)('[W13] «%s» lives on where a colleague’s caret is seen in it', (typedIn) => {
    for (const commandFirst of ORDERS) {
      const { shown, read } = merged(command, typedIn, true, commandFirst)
      if (command.swallows?.includes(typedIn)) expect(flat(read)).not.toContain(WORDS)
      else expect(flat(read)).toBe(withWords(shown, typedIn))
    }
  })

  test('[W13] where nobody is seen, only lines that the command is about are made anew', () => {
    const untouched = ['Golf', 'Hotel', 'India', 'Juliet', 'Oscar']
    for (const typedIn of untouched) {
      const { shown, read } = merged(command, typedIn, false, true)
      expect(flat(read)).toBe(withWords(shown, typedIn))
    }
  })
})

test('[W13] an empty line that is taken away is not the one beside it, in which a colleague begins to write', () => {
  const empty = {
    type: 'doc' as const,
    content: [line('Alfa'), node('paragraph'), node('paragraph'), line('Bravo')],
  }
  const first = EditorDesk.firstOf(empty)
  const [commanding, typing] = [new EditorDesk(first), new EditorDesk(first)]
  commanding.command(({ commands }) => commands.joinForward(), ['Alfa'], { side: 'end' })
  const run = (typing.text.get(2) as Y.XmlElement).get(0) as Y.XmlText
  run.insert(0, WORDS)
  Y.applyUpdate(commanding.doc, Y.encodeStateAsUpdate(typing.doc))
  expect(flat(commanding.read())).toContain(WORDS)
})

test('[W14] two who begin to write in the same empty line write in one text', () => {
  const first = EditorDesk.firstOf({ type: 'doc', content: [line('Alfa')] })
  const anna = new EditorDesk(first)
  anna.command(enter, ['Alfa'], { side: 'end' })
  const bo = new EditorDesk(Y.encodeStateAsUpdate(anna.doc))
  const write = (desk: EditorDesk, words: string) =>
    desk.command(({ commands }) => commands.insertContentAt(7, { type: 'text', text: words }), ['Alfa'])
  const exchange = () => {
    Y.applyUpdate(anna.doc, Y.encodeStateAsUpdate(bo.doc))
    Y.applyUpdate(bo.doc, Y.encodeStateAsUpdate(anna.doc))
  }
  write(anna, 'a')
  write(bo, 'b')
  exchange()
  write(anna, 'A')
  write(bo, 'B')
  exchange()
  const second = anna.text.get(1) as Y.XmlElement
  expect(second.length).toBe(1)
  expect([...second.toString().replace(/<[^>]*>/g, '')].sort().join('')).toBe('ABab')
  expect(bo.read()).toEqual(anna.read())
})
