/**
 * Everything that one can do to a field's text: one object each, with its words, its key and what it does. Toolbar, bubble
 * menu, slash menu, the keys and the list of keys all show these, so that they never differ.
 */
import type { Editor } from '@tiptap/core'
import {
  AtSign,
  Hash,
  Heading,
  Link,
  List,
  ListOrdered,
  Pilcrow,
  Quote,
  Strikethrough,
  Table,
} from 'lucide-react'
import type { ComponentType } from 'react'
import type { Sentences } from '../../../shared/language/sentences.ts'
import { askFor } from '../choosing/chooseReference.ts'
import { openLinkForm } from '../link/links.ts'
import { isListOn, type ListKind, toggleList } from '../list/toggleList.ts'
import { insertTable } from '../table/insertTable.ts'
import { startStep } from '../undoStep.ts'
import { BoldLetter, ItalicLetter, UnderlineLetter } from './letters.tsx'
import type { EditorTools } from './toolState.ts'

export interface EditorAction {
  name: string
  label: keyof Sentences & `action${string}`
  /** How people look for it in the slash menu, beside its label: words with commas between. */
  alsoCalled?: keyof Sentences & `also${string}`
  icon: ComponentType<{ size: number; 'aria-hidden': 'true' }>
  /** What its button in the toolbar is called, where that is shorter. */
  short?: keyof Sentences & `action${string}`
  /** As ProseMirror names keys: `Mod` is Ctrl, on a Mac Cmd. */
  key?: string
  /** Not shown where there is little room. */
  isSeldom?: true
  isOn?: (editor: Editor) => boolean
  run: (editor: Editor, tools: EditorTools) => void
}

/** As `run`, and a step of undo for itself: apart from what was typed before and after. */
export function runAction(action: Pick<EditorAction, 'run'>, editor: Editor, tools: EditorTools): void {
  startStep(editor.state)
  action.run(editor, tools)
}

/** Of a heading in a field, whatever stands above it: the item gives the level. */
export const FIELD_HEADING = 1

export const bold: EditorAction = {
  name: 'bold',
  label: 'actionBold',
  icon: BoldLetter,
  key: 'Mod-b',
  isOn: (editor) => editor.isActive('bold'),
  run: (editor) => editor.chain().focus().toggleBold().run(),
}

export const italic: EditorAction = {
  name: 'italic',
  label: 'actionItalic',
  icon: ItalicLetter,
  key: 'Mod-i',
  isOn: (editor) => editor.isActive('italic'),
  run: (editor) => editor.chain().focus().toggleItalic().run(),
}

export const underline: EditorAction = {
  name: 'underline',
  label: 'actionUnderline',
  icon: UnderlineLetter,
  key: 'Mod-u',
  isSeldom: true,
  isOn: (editor) => editor.isActive('underline'),
  run: (editor) => editor.chain().focus().toggleUnderline().run(),
}

export const strike: EditorAction = {
  name: 'strike',
  label: 'actionStrike',
  icon: Strikethrough,
  key: 'Mod-Shift-s',
  isOn: (editor) => editor.isActive('strike'),
  run: (editor) => editor.chain().focus().toggleStrike().run(),
}

export const link: EditorAction = {
  name: 'link',
  label: 'actionLink',
  icon: Link,
  key: 'Mod-k',
  isOn: (editor) => editor.isActive('link'),
  run: openLinkForm,
}

export const bulletList: EditorAction = {
  name: 'bulletList',
  label: 'actionBulletList',
  short: 'actionBulletListShort',
  alsoCalled: 'alsoBulletList',
  icon: List,
  key: 'Mod-Shift-8',
  isOn: ({ state }) => isListOn(state, 'bulletList'),
  run: (editor) => runList(editor, 'bulletList'),
}

export const orderedList: EditorAction = {
  name: 'orderedList',
  label: 'actionOrderedList',
  short: 'actionOrderedListShort',
  alsoCalled: 'alsoOrderedList',
  icon: ListOrdered,
  key: 'Mod-Shift-7',
  isOn: ({ state }) => isListOn(state, 'orderedList'),
  run: (editor) => runList(editor, 'orderedList'),
}

export const paragraph: EditorAction = {
  name: 'paragraph',
  label: 'actionParagraph',
  alsoCalled: 'alsoParagraph',
  icon: Pilcrow,
  run: (editor) => editor.chain().focus().clearNodes().run(),
}

export const heading: EditorAction = {
  name: 'heading',
  label: 'actionHeading',
  alsoCalled: 'alsoHeading',
  icon: Heading,
  // Word's; that for 2 types an `@` on a Danish keyboard.
  key: 'Mod-Alt-1',
  isOn: (editor) => editor.isActive('heading'),
  run: (editor) => editor.chain().focus().toggleHeading({ level: FIELD_HEADING }).run(),
}

export const quote: EditorAction = {
  name: 'quote',
  label: 'actionQuote',
  icon: Quote,
  key: 'Mod-Shift-9',
  isOn: (editor) => editor.isActive('blockquote'),
  run: (editor) => editor.chain().focus().toggleBlockquote().run(),
}

export const table: EditorAction = {
  name: 'table',
  label: 'actionTable',
  alsoCalled: 'alsoTable',
  icon: Table,
  isOn: (editor) => editor.isActive('table'),
  run: insertTable,
}

export const reference: EditorAction = {
  name: 'reference',
  label: 'actionReference',
  short: 'actionReferenceShort',
  alsoCalled: 'alsoReference',
  icon: Hash,
  run: (editor, tools) => askFor(editor, tools, 'item'),
}

export const mention: EditorAction = {
  name: 'mention',
  label: 'actionMention',
  alsoCalled: 'alsoMention',
  icon: AtSign,
  run: (editor, tools) => askFor(editor, tools, 'person'),
}

/** What the slash menu offers for the line that one stands in, in its order. */
export const BLOCK_ACTIONS = [
  paragraph,
  bulletList,
  orderedList,
  table,
  heading,
  quote,
  reference,
  mention,
] as const

/** All of them, for the keys and the list of keys. */
export const ACTIONS = [
  bold,
  italic,
  underline,
  strike,
  link,
  bulletList,
  orderedList,
  quote,
  heading,
  table,
  paragraph,
] as const

const runList = (editor: Editor, kind: ListKind): boolean =>
  editor
    .chain()
    .focus()
    .command(({ tr }) => toggleList(tr, kind))
    .run()
