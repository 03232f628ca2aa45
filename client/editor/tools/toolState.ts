/**
 * What stands open beside the texts of an agenda: the text that one writes in, and its slash menu, link form or list of keys.
 * One for the agenda, told by the editors and shown by the tools.
 */
import type { Editor, Range } from '@tiptap/core'
import { type FieldPlace, samePlace } from '../../agenda/changes.ts'
import type { TextKind } from '../textKind.ts'

/** The text that one writes in. */
export interface ActiveText {
  place: FieldPlace
  kind: TextKind
  editor: Editor
}

/** The slash menu, from the `/` that opened it. */
export interface OpenSlash {
  editor: Editor
  /** The `/` and what was typed behind it. */
  range: Range
  query: string
}

/** The form for a link on what is selected; it stays selected under colleagues' changes, whoever has the focus. */
export interface OpenLinkForm {
  editor: Editor
  /** The address it has; `''`: there is no link yet. */
  href: string
}

export interface ToolState {
  active: ActiveText | null
  slash: OpenSlash | null
  linkForm: OpenLinkForm | null
  keysShown: boolean
}

const NOTHING: ToolState = { active: null, slash: null, linkForm: null, keysShown: false }

/** Marks an element that belongs to the text one writes in: going there does not leave the text. */
export const TOOLS = { 'data-editor-tools': '' } as const

export class EditorTools {
  #state = NOTHING
  readonly #listeners = new Set<() => void>()
  /** What the open slash menu does with a key; set by the menu that is shown. */
  slashKey: ((event: KeyboardEvent) => boolean) | null = null

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly read = (): ToolState => this.#state

  /** The editor of a text while one writes in it. */
  editorAt(place: FieldPlace): Editor | null {
    const { active } = this.#state
    return active !== null && samePlace(active.place, place) ? active.editor : null
  }

  enter(active: ActiveText): void {
    if (this.#state.active?.editor !== active.editor) this.show({ ...NOTHING, active })
  }

  /** One left the text. @param to where the focus went; to the text's own tools is not leaving */
  leave(place: FieldPlace, to: EventTarget | null): void {
    const { active } = this.#state
    if (active === null || !samePlace(active.place, place) || isTool(to)) return
    this.show({ active: null, slash: null, linkForm: null })
  }

  /** The focus left the tools. */
  leaveTools(to: EventTarget | null): void {
    const { active } = this.#state
    if (active !== null && !isTool(to) && !active.editor.view.dom.contains(asNode(to)))
      this.leave(active.place, to)
  }

  show(changes: Partial<ToolState>): void {
    this.#state = { ...this.#state, ...changes }
    for (const listener of this.#listeners) listener()
  }
}

/** Whether it belongs to the text that one writes in. */
export const isTool = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-editor-tools]') !== null

const asNode = (target: EventTarget | null): Node | null => (target instanceof Node ? target : null)
