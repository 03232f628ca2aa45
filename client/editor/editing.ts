/**
 * The editors of one open agenda: mounted where somebody clicks or tabs to, the last few kept, one undo for all. The entry
 * of the chunk that brings TipTap; the page is readable before it is here.
 */
import type { Extensions } from '@tiptap/core'
import { Collaboration, isChangeOrigin } from '@tiptap/extension-collaboration'
import { Placeholder } from '@tiptap/extensions'
import { Editor, EditorContent } from '@tiptap/react'
import type * as Y from 'yjs'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { type FieldPlace, placeKey } from '../agenda/changes.ts'
import { footHeight, headHeight, TOOLS } from '../agenda/intoSight.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { ownCursor } from '../together/ownCursor.ts'
import { typesWrittenIn } from '../together/typesWrittenIn.ts'
import { AgendaUndo } from './agendaUndo.ts'
import { carryCaret } from './binding/caretGoesAlong.ts'
import { ReadKinds } from './binding/readKinds.ts'
import { writeAlive } from './binding/writeAlive.ts'
import { caretByTab } from './caretByTab.ts'
import { fieldExtensions, lineExtensions, titleExtensions } from './extensions.ts'
import { fits } from './fits.ts'
import { keepEmpty } from './keepEmpty.ts'
import { cameByTab, watchTab } from './keys/cameByTab.ts'
import { playStrokes } from './playStrokes.ts'
import { selectStep } from './selectStep.ts'
import type { TakenStep } from './takenStep.ts'
import type { TextKind } from './textKind.ts'
import { Toolbar } from './tools/Toolbar.tsx'
import { ToolsAtCaret } from './tools/ToolsAtCaret.tsx'
import { EditorTools } from './tools/toolState.ts'
import { undoManagerForEditor } from './undo.ts'

/** How many editors without focus stay mounted: going back and forth between a few fields costs nothing. */
const KEPT = 6

/** At the foot at least (pixels). */
const FOOT = 64
/** What lies over the page's head and foot (pixels), as it is when it is asked for: the caret is kept clear of it. */
const CLEAR_OF_BARS = {
  get top() {
    return headHeight() + TOOLS
  },
  get bottom() {
    // In a window as low as a hand something must be left between head and foot.
    return Math.max(FOOT, Math.min(footHeight() + 8, innerHeight / 3))
  },
  left: 0,
  right: 0,
}

/** A text that can be edited, and how its editor presents itself. */
export interface EditableText {
  place: FieldPlace
  kind: TextKind
  fragment: Y.XmlFragment
  placeholder: string
  /** What the text is called, for those who do not see where it stands. */
  label: string
}

interface MountedEditor {
  editor: Editor
  text: EditableText
}

/**
 * Why the last attempt to edit a text came to nothing. `unfit`: it holds what this program does not know; `failed`: by a fault
 * of this program.
 */
type Refused = 'unfit' | 'failed'

export class Editing {
  // Components of this chunk: the page draws them when it is here.
  readonly Content = EditorContent
  readonly Toolbar = Toolbar
  readonly ToolsAtCaret = ToolsAtCaret
  /** Does in an editor what was pressed before it was there. */
  readonly play = playStrokes
  /** What is open beside the text that one writes in. */
  readonly tools = new EditorTools()
  readonly undo: AgendaUndo
  readonly #session: AgendaSession
  readonly #stopWatching: () => void
  /** By place; the one that had focus last stands last. */
  readonly #mounted = new Map<string, MountedEditor>()
  readonly #refused = new Map<string, Refused>()
  readonly #listeners = new Map<string, Set<() => void>>()

  constructor(session: AgendaSession) {
    this.#session = session
    this.undo = new AgendaUndo(session)
    session.doc.on('beforeObserverCalls', this.#closeUnfit)
    this.#stopWatching = watchTab()
  }

  /** Mounts an editor, or finds the one that is there. @returns `null` when there can be none; `at` says why */
  open(text: EditableText): Editor | null {
    const key = placeKey(text.place)
    const there = this.#mounted.get(key)
    if (there !== undefined) return there.editor
    const editor = fits(text.fragment, text.kind) ? this.#tryToCreate(text) : 'unfit'
    if (typeof editor === 'string') {
      this.#refused.set(key, editor)
      this.#tell(key)
      return null
    }
    this.#refused.delete(key)
    this.#mounted.set(key, { editor, text })
    this.#closeOldest()
    this.#tell(key)
    return editor
  }

  at(key: string): Editor | Refused | null {
    return this.#mounted.get(key)?.editor ?? this.#refused.get(key) ?? null
  }

  /** Calls back when `at` changes for a place. @returns the function that stops it */
  subscribe(key: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(key) ?? new Set()
    this.#listeners.set(key, listeners.add(listener))
    return () => {
      listeners.delete(listener)
    }
  }

  /** Puts the caret where a step of undo happened. @returns its box on the screen; `null` when no editor is there */
  putCaret(place: FieldPlace, step: TakenStep): { top: number; bottom: number } | null {
    const editor = this.#mounted.get(placeKey(place))?.editor
    if (editor === undefined) return null
    selectStep(editor, step)
    return editor.view.coordsAtPos(editor.state.selection.head)
  }

  /** Calls the text at a place something else from now on. Caret, selection and undo stay as they are. */
  reword(place: FieldPlace, words: Pick<EditableText, 'label' | 'placeholder'>): void {
    const mounted = this.#mounted.get(placeKey(place))
    if (mounted === undefined) return
    const { text, editor } = mounted
    if (text.label === words.label && text.placeholder === words.placeholder) return
    Object.assign(text, words)
    editor.setOptions({ editorProps: editorProps(text.kind, text.label) })
  }

  /** Takes the editor away from a text, if there is one: what was written stays. */
  close(place: FieldPlace): void {
    this.#close(placeKey(place))
  }

  closeAll(): void {
    for (const key of [...this.#mounted.keys()]) this.#close(key)
  }

  destroy(): void {
    this.#session.doc.off('beforeObserverCalls', this.#closeUnfit)
    this.#stopWatching()
    this.closeAll()
    this.undo.destroy()
  }

  #tryToCreate(text: EditableText): Editor | 'failed' {
    try {
      return this.#createEditor(text)
    } catch (error) {
      console.error(error)
      return 'failed'
    }
  }

  #createEditor(text: EditableText): Editor {
    const { place, kind, fragment, label } = text
    const editor = new Editor({
      extensions: [
        ...this.#extensionsFor(kind),
        ReadKinds,
        // Asked for at each drawing: it may be reworded.
        Placeholder.configure({ placeholder: () => text.placeholder }),
        Collaboration.configure({
          fragment,
          yUndoOptions: { undoManager: undoManagerForEditor(this.undo) },
        }),
      ],
      injectCSS: false,
      editorProps: editorProps(kind, label),
    })
    writeAlive(editor, () => typesWrittenIn(this.#session, place))
    keepEmpty(editor, fragment)
    carryCaret(editor, fragment)
    const readCaret = () => {
      const cursor = ownCursor(editor)
      return cursor ? { place, cursor } : null
    }
    editor.on('beforeTransaction', ({ transaction }) => {
      if (transaction.docChanged && !isChangeOrigin(transaction)) this.undo.carets.willChange(readCaret)
    })
    editor.on('transaction', ({ transaction }) => {
      // What is typed at another place of the text is another step.
      if (transaction.selectionSet && !transaction.docChanged && !editor.view.composing) this.undo.endStep()
    })
    editor.on('focus', () => this.#onFocus(place))
    editor.on('blur', ({ event }) => this.#onBlur(place, event.relatedTarget))
    editor.on('selectionUpdate', () => this.#session.presence.moved(place))
    editor.on('update', () => this.#session.presence.moved(place))
    return editor
  }

  #extensionsFor(kind: TextKind): Extensions {
    if (kind === 'field') return fieldExtensions(this.tools)
    return kind === 'title' ? titleExtensions() : lineExtensions()
  }

  #onFocus(place: FieldPlace): void {
    const key = placeKey(place)
    const [last] = [...this.#mounted.keys()].slice(-1)
    const mounted = this.#mounted.get(key)
    this.#session.presence.enter(place, () => mounted && ownCursor(mounted.editor))
    if (mounted !== undefined) this.tools.enter({ place, kind: mounted.text.kind, editor: mounted.editor })
    if (mounted !== undefined && cameByTab()) bringCaretIntoSightSoon(mounted.editor)
    if (last === key || mounted === undefined) return
    // Else what is typed in two fields within half a second would be one step of undo.
    this.undo.endStep()
    this.#mounted.delete(key)
    this.#mounted.set(key, mounted)
  }

  #onBlur(place: FieldPlace, to: EventTarget | null): void {
    this.#session.presence.leave(place)
    this.tools.leave(place, to)
  }

  #closeOldest(): void {
    for (const [key, { editor }] of this.#mounted) {
      if (this.#mounted.size <= KEPT + 1) return
      if (!editor.isFocused) this.#close(key)
    }
  }

  #close(key: string): void {
    const mounted = this.#mounted.get(key)
    if (mounted === undefined) return
    this.#mounted.delete(key)
    this.#onBlur(mounted.text.place, null)
    mounted.editor.destroy()
    this.#tell(key)
  }

  /** Before the editors see what came: one that does not know it would delete it. */
  readonly #closeUnfit = (transaction: Y.Transaction): void => {
    if (transaction.local) return
    for (const [key, { text }] of this.#mounted) {
      const touched = [...transaction.changed.keys()].some((type) => isInside(type, text.fragment))
      if (!touched || fits(text.fragment, text.kind)) continue
      this.#refused.set(key, 'unfit')
      this.#close(key)
    }
  }

  #tell(key: string): void {
    for (const listener of this.#listeners.get(key) ?? []) listener()
  }
}

const editorProps = (kind: TextKind, label: string) => ({
  // TipTap's own role goes when the options are set anew, which EditorContent does.
  attributes: {
    role: 'textbox',
    'aria-label': label,
    'aria-multiline': String(kind === 'field'),
    lang: AGENDA_LANGUAGE,
  },
  scrollThreshold: CLEAR_OF_BARS,
  scrollMargin: CLEAR_OF_BARS,
})

/** After the focus the browser scrolls, and ProseMirror puts the caret back where it was, 20 ms later (milliseconds). */
const CARET_IS_BACK = 30

/** The browser sees to the text that one comes to by key, which may be longer than the window, and not to the caret in it. */
function bringCaretIntoSightSoon(editor: Editor): void {
  const giveBack = caretByTab(editor.view)
  setTimeout(() => {
    giveBack()
    if (editor.isDestroyed || !editor.isFocused) return
    // It glides there still, and would go on.
    scrollTo({ top: scrollY, behavior: 'instant' })
    editor.commands.scrollIntoView()
  }, CARET_IS_BACK)
}

function isInside(type: unknown, fragment: Y.XmlFragment): boolean {
  let at = type as Y.AbstractType<unknown> | null
  while (at !== null) {
    if ((at as unknown) === fragment) return true
    at = at.parent
  }
  return false
}
