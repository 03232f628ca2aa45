import { type Editor, getSchema } from '@tiptap/core'
import { EditorState, Plugin, TextSelection } from '@tiptap/pm/state'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import { fieldExtensions } from '../../../../client/editor/extensions.ts'
import { moveListItem } from '../../../../client/editor/keys/moveListItem.ts'

const schema = getSchema(fieldExtensions())
const item = (text: string) =>
  schema.node('listItem', null, [schema.node('paragraph', null, schema.text(text))])

test('[E87] a list item that is moved is a step of undo of its own, apart from what is typed before and after', async () => {
  const done: string[] = []
  const undoManager = { stopCapturing: () => done.push('ends step') }
  const undo = new Plugin({
    key: yUndoPluginKey,
    state: { init: () => ({ undoManager }), apply: (_, value) => value },
  })
  const doc = schema.node('doc', null, [schema.node('bulletList', null, [item('Et'), item('To')])])
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, 4), plugins: [undo] })
  const view = { dispatch: () => done.push('moves') }
  expect(moveListItem({ state, view } as unknown as Editor, 1)).toBe(true)
  await Promise.resolve()
  expect(done).toEqual(['ends step', 'moves', 'ends step'])
})
