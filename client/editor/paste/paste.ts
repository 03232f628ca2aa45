/** Paste and drop into a text: clean, in portions that the server takes, and one step of undo. */
import { type Editor, Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { labelsIn } from '../followLabel.ts'
import { asOneStep, startStep } from '../undoStep.ts'
import { cleanPasted } from './cleanPasted.ts'
import { pictureNotice, picturesLeftOut } from './pictureNotice.ts'
import { isTooLarge, pasteInPortions } from './portions.ts'
import type { Knows } from './references.ts'

export const CleanPaste = Extension.create({
  name: 'cleanPaste',
  // Before what makes lists and marks of plain text.
  priority: 1000,
  onBeforeCreate({ editor }) {
    // Asterisks and underscores in pasted text are the writer's own; addresses become links.
    editor.options.enablePasteRules = ['link']
  },
  addProseMirrorPlugins() {
    return [pictureNotice(), cleaning(knownIn(this.editor))]
  },
})

/** What an editor's references can lead to. */
export const knownIn =
  (editor: Editor): Knows =>
  (of, id) =>
    labelsIn(editor)?.has(of, id) ?? false

function cleaning(knows: Knows): Plugin {
  let pictures = 0
  const begin = (view: EditorView, data: DataTransfer | null) => {
    view.dispatch(picturesLeftOut(view.state, pictures + loosePictures(data)))
    pictures = 0
    startStep(view.state)
  }
  return new Plugin({
    props: {
      transformPastedHTML: (html) => {
        const cleaned = cleanPasted(html, knows)
        pictures = cleaned.pictures
        return cleaned.html
      },
      handlePaste: (view, { clipboardData }, slice) => {
        begin(view, clipboardData)
        // What is selected must not go for nothing.
        if (slice.size === 0) return true
        if (!isTooLarge(slice)) return false
        let isPasted = false
        asOneStep(view.state, () => {
          isPasted = pasteInPortions(view, slice)
        })
        return isPasted
      },
      handleDrop: (view, { dataTransfer }, slice, moved) => {
        if (moved) return false
        begin(view, dataTransfer)
        // Else the browser would leave the page for a file that is dropped on it.
        return slice.size === 0
      },
    },
  })
}

/** Pictures that came as files alone, as a screenshot does; with text they are only another form of it. */
function loosePictures(data: DataTransfer | null): number {
  if (data === null || data.getData('text/html') !== '' || data.getData('text/plain') !== '') return 0
  return [...data.files].filter(({ type }) => type.startsWith('image/')).length
}
