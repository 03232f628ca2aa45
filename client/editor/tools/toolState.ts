/**
 * What stands open beside the texts of an agenda: the text that one writes in, and its slash menu, list to choose from, link form or list
 * of keys.
 * One for the agenda, told by the editors and shown by the tools.
 */
import type { Editor, Range } from '@tiptap/core'
import { type FieldPlace, samePlace } from '../../agenda/changes.ts'
import type { Referred } from '../choosing/typedReference.ts'
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

/** The list of items or people to choose from, from the `#` or `@` that opened it. */
export interface OpenChoosing {
  editor: Editor
  /** The sign and what was typed behind it. */
  range: Range
  query: string
  of: Referred
  /** A button or a menu asked for it, and typed the sign. */
  asked: boolean
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
  choosing: OpenChoosing | null
  linkForm: OpenLinkForm | null
  keysShown: boolean
}

const NOTHING: ToolState = { active: null, slash: null, choosing: null, linkForm: null, keysShown: false }

/** Marks an element that belongs to the text one writes in: going there does not leave the text. */
export const TOOLS = { 'data-editor-tools': '' } as const

export class EditorTools {
  #state = NOTHING
  readonly #listeners = new Set<() => void>()
  /** What the open list at the caret does with a key; set by the list that is shown. */
  listKey: ((event: KeyboardEvent) => boolean) | null = null

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
    this.show({ active: null, slash: null, choosing: null, linkForm: null })
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
