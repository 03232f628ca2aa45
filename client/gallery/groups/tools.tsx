/** An editor, its toolbar, and everything that opens at the caret. */
import type { Editor } from '@tiptap/core'
import { paragraphs, type RichText } from '../../../shared/richtext/richText.ts'
import { t } from '../../app/language.ts'
import { KeysDialog } from '../../editor/keys/KeysDialog.tsx'
import { EditorTools } from '../../editor/tools/toolState.ts'
import { find, findMenu, press, tool, type, write } from '../acts.ts'
import { idOf, item, LINK, referring, TABLE } from '../sample.ts'
import { staged } from '../staged.tsx'
import type { Group, State } from '../state.ts'
import { TheItem } from './TheItem.tsx'

const WORDS = paragraphs('Rådet drøftede sagen i efteråret, og kommunerne har svaret.')

/** @param act with the caret in the background, whose text is `text` */
const writing = (
  name: string,
  text: RichText,
  act: (editor: Editor, frame: HTMLElement) => unknown = () => {},
  only: Pick<State, 'only'> = {},
): State =>
  staged(
    name,
    { agenda: { items: [item('Budget', { fields: { background: text } })] } },
    ({ id }) => <TheItem id={id(1)} />,
    { alone: true, ...only, act: async (frame) => void (await act(await write(frame), frame)) },
  )

/** Of the first line, in characters. */
const select = (editor: Editor, from: number, to: number) =>
  editor.commands.setTextSelection({ from: from + 1, to: to + 1 })

const typeText = (editor: Editor, words: string) => editor.view.dispatch(editor.state.tr.insertText(words))

const openSlash = async (editor: Editor, frame: HTMLElement, words: string) => {
  editor.commands.focus('end')
  typeText(editor, words)
  await find(frame, '.slash-menu')
}

export const TOOLS_OF_TEXTS: Group = {
  name: 'tools',
  shows: [
    'client/editor/tools/Toolbar.tsx',
    'client/editor/tools/ToolButton.tsx',
    'client/editor/tools/UndoButtons.tsx',
    'client/editor/tools/ToolsAtCaret.tsx',
    'client/editor/tools/BubbleMenu.tsx',
    'client/editor/tools/letters.tsx',
    'client/editor/slash/SlashList.tsx',
    'client/editor/choosing/Choosing.tsx',
    'client/editor/choosing/ListAtCaret.tsx',
    'client/editor/link/LinkForm.tsx',
    'client/editor/link/LinkCard.tsx',
    'client/editor/table/TableHandles.tsx',
    'client/editor/keys/KeysDialog.tsx',
    'client/reading/CopyLink.tsx',
  ],
  states: [
    writing('editor', WORDS),
    writing('editor-empty', paragraphs('')),
    writing('editor-everything-on', WORDS, (editor) =>
      editor
        .chain()
        .selectAll()
        .toggleBulletList()
        .setMark('bold')
        .setMark('italic')
        .setMark('underline')
        .focus('end')
        .run(),
    ),
    writing('editor-in-table', TABLE, async (editor, frame) => {
      editor.commands.focus(5)
      await find(frame, '.table-handle')
    }),
    writing('table-menu', TABLE, async (editor, frame) => {
      editor.commands.focus(5)
      await tool(frame, 'tableMenu')
      await findMenu()
    }),
    writing(
      'table-handle-menu',
      TABLE,
      async (editor, frame) => {
        editor.commands.focus(5)
        await press(frame, `.table-handle [aria-label="${t('tableRow')}"]`)
        await findMenu()
      },
      { only: 'screen' },
    ),
    writing('insert-menu', WORDS, async (_editor, frame) => {
      await tool(frame, 'insertMenu')
      await findMenu()
    }),
    writing('bubble-menu', WORDS, (editor) => select(editor, 6, 14)),
    writing('slash-menu', paragraphs(''), (editor, frame) => openSlash(editor, frame, '/')),
    writing('slash-menu-found', paragraphs(''), (editor, frame) => openSlash(editor, frame, '/ta')),
    writing('choose-item', paragraphs('Jf. '), (editor, frame) => openSlash(editor, frame, '#')),
    writing('choose-person', paragraphs('Spørg '), (editor, frame) => openSlash(editor, frame, '@')),
    writing('references', referring(idOf('references', 1))),
    writing('link-form', WORDS, async (editor, frame) => {
      select(editor, 6, 14)
      await tool(frame, 'actionLink')
      await find(frame, '.link-form')
    }),
    writing('link-form-existing', LINK, async (editor, frame) => {
      select(editor, 6, 6)
      await tool(frame, 'actionLink')
      await find(frame, '.link-form')
    }),
    writing('link-form-error', WORDS, async (editor, frame) => {
      select(editor, 6, 14)
      await tool(frame, 'actionLink')
      await type(frame, '.link-form input', 'ikke en adresse')
      await press(frame, '.link-form .primary')
      await find(frame, '.link-form .notice')
    }),
    writing('link-card', LINK, async (editor, frame) => {
      select(editor, 6, 6)
      await find(frame, '.link-card')
    }),
    staged('undo-bar', { agenda: { items: [item('Budget')] } }, ({ id }) => <TheItem id={id(1)} />, {
      alone: true,
      only: 'phone',
      act: async (frame) => void (await write(frame, '.item-heading .rich-text')),
    }),
    { name: 'keys-dialog', alone: true, show: () => <KeysDialog tools={new EditorTools()} /> },
  ],
}
