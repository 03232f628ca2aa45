/** The editor of a line among the facts, against that of a title. */
import { Editor } from '@tiptap/core'
import { Fragment, Slice } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'
import { expect, test } from 'vitest'
import { lineExtensions, titleExtensions } from '../../../client/editor/extensions.ts'

/** What comes into the text when these lines are pasted, by the text's own rule. */
function pasted(extensions: typeof lineExtensions, ...lines: string[]): string[] {
  const content = { type: 'doc', content: [{ type: 'paragraph' }] }
  const editor = new Editor({ element: null, content, extensions: extensions() })
  const { schema } = editor
  const nodes = lines.map((line) => schema.node('paragraph', null, line === '' ? [] : [schema.text(line)]))
  const flatten = editor.extensionManager.plugins.find(({ props }) => props.transformPasted)!
  const slice = flatten.props.transformPasted!.call(
    flatten,
    new Slice(Fragment.from(nodes), 1, 1),
    { state: editor.state } as EditorView,
    true,
  )
  const text: string[] = []
  slice.content.forEach((node) => void text.push(node.isText ? node.text! : node.type.name))
  return text
}

test('[W41][E85] lines that are pasted become one: told apart by a comma among the facts, by a space in a title', () => {
  expect(pasted(lineExtensions, 'Mette Holm', '', ' Jens Bak, KL')).toEqual(['Mette Holm, Jens Bak, KL'])
  expect(pasted(lineExtensions, 'Mette Holm')).toEqual(['Mette Holm'])
  expect(pasted(titleExtensions, 'Budget', 'for 2025')).toEqual(['Budget for 2025'])
  expect(pasted(titleExtensions, '')).toEqual([])
})
