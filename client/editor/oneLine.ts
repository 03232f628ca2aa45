/** Keeps a text one line: Enter goes on, and what is pasted or dropped is flattened. */
import { Extension } from '@tiptap/core'
import { Fragment, type Schema, Slice } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { goOn } from '../agenda/goOn.ts'
import { onOneLine } from '../facts/onOneLine.ts'

const keepOneLine = (name: string, onEnter: (from: Element) => void, flatten: (lines: string) => string) =>
  Extension.create({
    name,
    priority: 1000,
    addKeyboardShortcuts() {
      const leave = () => {
        onEnter(this.editor.view.dom)
        return true
      }
      return { Enter: leave, 'Shift-Enter': leave, 'Mod-Enter': leave }
    },
    addProseMirrorPlugins: () => [
      new Plugin({
        props: { transformPasted: (slice, view) => flattened(slice, view.state.schema, flatten) },
      }),
    ],
  })

/** A title: Enter goes on to the next text, past the facts. */
export const OneLine = keepOneLine(
  'oneLine',
  (from) => goOn(from, '.ProseMirror:not(.fact .ProseMirror)'),
  (lines) => lines,
)

/** Among the facts: Enter goes on as Tab does, and of several lines each is somebody's name or a part of an address. */
export const FactLine = keepOneLine('factLine', (from) => goOn(from), onOneLine)

function flattened(slice: Slice, schema: Schema, flatten: (lines: string) => string): Slice {
  const lines = slice.content.textBetween(0, slice.content.size, '\n', '\n')
  const text = flatten(lines).replace(/\s+/g, ' ')
  return text === '' ? Slice.empty : new Slice(Fragment.from(schema.text(text)), 0, 0)
}
