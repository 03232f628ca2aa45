/** Keeps a title one line: Enter goes on to the next text, and what is pasted or dropped is flattened. */
import { Extension } from '@tiptap/core'
import { Fragment, type Schema, Slice } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { goOn } from '../agenda/goOn.ts'

export const OneLine = Extension.create({
  name: 'oneLine',
  priority: 1000,
  addKeyboardShortcuts() {
    const leave = () => {
      goOn(this.editor.view.dom, '.ProseMirror')
      return true
    }
    return { Enter: leave, 'Shift-Enter': leave, 'Mod-Enter': leave }
  },
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
