/** Keeps a title one line: Enter makes no second paragraph, and what is pasted or dropped is flattened. */
import { Extension } from '@tiptap/core'
import { Fragment, type Schema, Slice } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'

export const OneLine = Extension.create({
  name: 'oneLine',
  priority: 1000,
  addKeyboardShortcuts: () => ({
    Enter: () => true,
    'Shift-Enter': () => true,
    'Mod-Enter': () => true,
  }),
  addProseMirrorPlugins: () => [
    new Plugin({
      props: { transformPasted: (slice, view) => onOneLine(slice, view.state.schema) },
    }),
  ],
})

function onOneLine(slice: Slice, schema: Schema): Slice {
  const text = slice.content.textBetween(0, slice.content.size, ' ', ' ').replace(/\s+/g, ' ')
  return text === '' ? Slice.empty : new Slice(Fragment.from(schema.text(text)), 0, 0)
}
