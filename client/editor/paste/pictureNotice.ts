/**
 * Says below a text that pictures were left out of what was just pasted, until the person writes on. It stays when they
 * go elsewhere: what they click on must not move from under the pointer.
 */
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { t } from '../../app/language.ts'

/** How many pictures the last paste left out. */
const leftOut = new PluginKey<number>('picturesLeftOut')

/** To be dispatched before what is pasted. */
export const picturesLeftOut = (state: EditorState, count: number): Transaction =>
  state.tr.setMeta(leftOut, count)

export const pictureNotice = (): Plugin<number> =>
  new Plugin<number>({
    key: leftOut,
    state: {
      init: () => 0,
      apply: (transaction, count) => transaction.getMeta(leftOut) ?? (writesOn(transaction) ? 0 : count),
    },
    view: (view) => new Notice(view),
  })

/** A change of the person's own, other than what was pasted. */
const writesOn = (transaction: Transaction): boolean =>
  transaction.docChanged &&
  transaction.getMeta(ySyncPluginKey) === undefined &&
  !/^(paste|drop)$/.test(transaction.getMeta('uiEvent') ?? '') &&
  transaction.getMeta('appendedTransaction') === undefined

class Notice {
  readonly #element = document.createElement('p')

  constructor(view: EditorView) {
    this.#element.className = 'notice'
    this.#element.setAttribute('role', 'status')
    this.update(view)
  }

  update(view: EditorView): void {
    const count = leftOut.getState(view.state) ?? 0
    const words = count === 0 ? '' : t('pastedWithoutPictures', { n: count })
    if (this.#element.textContent !== words) this.#element.textContent = words
    if (words === '') this.#element.remove()
    else if (!this.#element.isConnected) view.dom.after(this.#element)
  }

  destroy(): void {
    this.#element.remove()
  }
}
