/** What may be written in a comment, as TipTap extensions: paragraphs, lists, bold, italic, links, people and items. Undo is the comment's own. */
import { Extension, type Extensions } from '@tiptap/core'
import { Link } from '@tiptap/extension-link'
import { Placeholder } from '@tiptap/extensions'
import { StarterKit } from '@tiptap/starter-kit'
import type * as Y from 'yjs'
import { looksLikeAddress } from '../../shared/richtext/links.ts'
import { ChooseReference } from '../editor/choosing/chooseReference.ts'
import { FocusAtOnce } from '../editor/focusAtOnce.ts'
import { LabelsOf } from '../editor/followLabel.ts'
import { ItemRef } from '../editor/itemRef/itemRef.ts'
import { openLinkForm } from '../editor/link/links.ts'
import { Mention } from '../editor/mention/mention.ts'
import { cleanPasted } from '../editor/paste/cleanPasted.ts'
import { knownIn } from '../editor/paste/paste.ts'
import type { EditorTools } from '../editor/tools/toolState.ts'

interface ComposerKeys {
  send: () => void
  leave: () => void
}

/** @param doc of the agenda, whose people and items can be named @param keys what its keys do: Mod+Enter sends, Escape leaves */
export const composerExtensions = (
  doc: Y.Doc,
  placeholder: () => string,
  tools: EditorTools,
  keys: ComposerKeys,
): Extensions => [
  StarterKit.configure({
    ...{ trailingNode: false, codeBlock: false, code: false, horizontalRule: false },
    ...{ heading: false, blockquote: false, strike: false, underline: false, link: false },
  }),
  Link.extend({ inclusive: false }).configure({
    openOnClick: false,
    defaultProtocol: 'https',
    isAllowedUri: looksLikeAddress,
    shouldAutoLink: looksLikeAddress,
    HTMLAttributes: { rel: 'noopener noreferrer', target: '_blank' },
  }),
  Mention,
  ItemRef,
  LabelsOf.configure({ doc }),
  ChooseReference.configure({ tools }),
  Placeholder.configure({ placeholder }),
  FocusAtOnce,
  composerKeys(tools, keys),
]

const composerKeys = (tools: EditorTools, { send, leave }: ComposerKeys) =>
  Extension.create({
    name: 'composerKeys',
    priority: 1000,
    onBeforeCreate({ editor }) {
      // Asterisks in what is pasted are the writer's own; addresses become links.
      editor.options.enablePasteRules = ['link']
      editor.options.editorProps = {
        ...editor.options.editorProps,
        transformPastedHTML: (html) => cleanPasted(html, knownIn(editor)).html,
      }
    },
    addKeyboardShortcuts() {
      const { editor } = this
      return {
        'Mod-Enter': () => {
          send()
          return true
        },
        Escape: () => {
          // A list that is open goes first.
          if (tools.read().choosing !== null) return false
          leave()
          return true
        },
        'Mod-k': () => {
          openLinkForm(editor, tools)
          return true
        },
      }
    },
  })
