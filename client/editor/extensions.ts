/**
 * What may be written in a field and in a title, as TipTap extensions. Compared by a test with `shared/richtext/schema.ts`.
 *
 * Containers accept emptiness: an exact schema deletes what it does not allow as soon as an editor is mounted, and two
 * people who delete at once can leave any container empty. `FillLocal` puts a paragraph into those that one's own typing
 * leaves empty, so that there is always a place for the caret.
 */
import { type Extensions, mergeAttributes, textblockTypeInputRule } from '@tiptap/core'
import { Blockquote } from '@tiptap/extension-blockquote'
import { Heading } from '@tiptap/extension-heading'
import { Link } from '@tiptap/extension-link'
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { StarterKit } from '@tiptap/starter-kit'
import { looksLikeAddress } from '../../shared/richtext/links.ts'
import { ChooseReference } from './choosing/chooseReference.ts'
import { Enclosure } from './enclosure/enclosure.ts'
import { FillLocal } from './fillLocal.ts'
import { FocusAtOnce } from './focusAtOnce.ts'
import { ItemRef } from './itemRef/itemRef.ts'
import { EditorKeys } from './keys/editorKeys.ts'
import { ReadSelection } from './keys/readSelection.ts'
import { outsideTables, UndoTypedList } from './keys/typedLists.ts'
import { Mention } from './mention/mention.ts'
import { FactLine, OneLine } from './oneLine.ts'
import { CleanPaste } from './paste/paste.ts'
import { PlainLeaves } from './plainLeaves.ts'
import { SlashMenu } from './slash/slashMenu.ts'
import { StayPut } from './stayPut.ts'
import { HEADING_LEVEL_IN_FIELD } from './toHtml.ts'
import { FIELD_HEADING } from './tools/actions.ts'
import type { EditorTools } from './tools/toolState.ts'

/** What StarterKit brings that is neither in our schema nor ours to have: undo is one for the whole agenda. */
const LEFT_OUT = {
  undoRedo: false,
  trailingNode: false,
  codeBlock: false,
  code: false,
  horizontalRule: false,
} as const

/** Of a field: paragraphs, headings, lists, quotes, tables, links. @param tools what its keys and its slash menu open */
export const fieldExtensions = (tools: EditorTools | null = null): Extensions => [
  StarterKit.configure({
    ...LEFT_OUT,
    heading: false,
    bulletList: false,
    orderedList: false,
    listItem: false,
    blockquote: false,
    link: false,
  }),
  // What is typed behind a link is no part of it, however the link came.
  Link.extend({ inclusive: false }).configure({
    openOnClick: false,
    defaultProtocol: 'https',
    // Asked about what is typed, too. Whatever else is stored leads nowhere that can do harm.
    isAllowedUri: looksLikeAddress,
    shouldAutoLink: looksLikeAddress,
    HTMLAttributes: { rel: 'noopener noreferrer', target: '_blank' },
  }),
  FieldHeading.configure({ levels: [1, 2, 3] }),
  BulletList.extend({
    content: 'listItem*',
    addInputRules() {
      return outsideTables(this.parent?.() ?? [])
    },
  }),
  // Its own plugin would make lists of what is pasted plain.
  OrderedList.extend({
    content: 'listItem*',
    addProseMirrorPlugins: () => [],
    addInputRules() {
      return outsideTables(this.parent?.() ?? [])
    },
  }),
  ListItem.extend({ content: 'block*' }),
  Blockquote.extend({ content: 'block*' }),
  Table.extend({ content: 'tableRow*' }).configure({ resizable: true }),
  TableRow.extend({ content: '(tableCell | tableHeader)*' }),
  TableCell.extend({ content: 'block*' }),
  TableHeader.extend({ content: 'block*' }),
  Enclosure,
  ItemRef,
  Mention,
  FillLocal,
  PlainLeaves,
  CleanPaste,
  StayPut,
  FocusAtOnce,
  ReadSelection,
  EditorKeys.configure({ tools }),
  UndoTypedList,
  SlashMenu.configure({ tools }),
  ChooseReference.configure({ tools }),
]

/** Of a title or the motto: paragraphs of plain text, shown as one line. */
export const titleExtensions = (): Extensions => [...PLAIN_LINE, OneLine]

/** Of a line among the facts. */
export const lineExtensions = (): Extensions => [...PLAIN_LINE, FactLine]

const PLAIN_LINE: Extensions = [
  StarterKit.configure({
    ...LEFT_OUT,
    heading: false,
    bulletList: false,
    orderedList: false,
    listItem: false,
    listKeymap: false,
    blockquote: false,
    bold: false,
    italic: false,
    strike: false,
    underline: false,
    link: false,
    hardBreak: false,
  }),
  CleanPaste,
  StayPut,
  FocusAtOnce,
  ReadSelection,
]

/** One kind for who writes here, whatever kinds there are: the item gives the level. */
const FieldHeading = Heading.extend({
  addKeyboardShortcuts: () => ({}),
  addInputRules() {
    return [
      textblockTypeInputRule({
        find: /^#{1,3}\s$/,
        type: this.type,
        getAttributes: () => ({ level: FIELD_HEADING }),
      }),
    ]
  },
  renderHTML({ node, HTMLAttributes }) {
    const level: 1 | 2 | 3 = node.attrs.level === 2 || node.attrs.level === 3 ? node.attrs.level : 1
    return [`h${level}`, mergeAttributes(HTMLAttributes, { 'aria-level': HEADING_LEVEL_IN_FIELD }), 0]
  },
})
