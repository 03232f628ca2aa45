/** What a person does to bring a component into a state. */
import type { Editor, TiptapEditorHTMLElement } from '@tiptap/core'
import { t } from '../app/language.ts'

/** So many frames are waited for what shall come: a quarter of a minute, on a quick computer. */
const PATIENCE = 900

/** @throws Error when it does not come */
export async function until<T>(find: () => T | null | undefined | false): Promise<T> {
  for (let frame = 0; frame < PATIENCE; frame += 1) {
    const found = find()
    if (found !== null && found !== undefined && found !== false) return found
    await nextFrame()
  }
  throw new Error(`what the state waits for has not come: ${find}`)
}

export const nextFrame = (): Promise<unknown> => new Promise(requestAnimationFrame)

export const find = (frame: HTMLElement, selector: string): Promise<HTMLElement> =>
  until(() => frame.querySelector<HTMLElement>(selector))

/** An open menu: it stands beside what it belongs to, not in it. */
export const findMenu = (): Promise<Element> => until(() => document.querySelector('.menu[role="menu"]'))

export async function press(frame: HTMLElement, selector: string): Promise<void> {
  const element = await find(frame, selector)
  element.focus({ preventScroll: true })
  element.click()
}

export async function type(frame: HTMLElement, selector: string, words: string): Promise<void> {
  const input = await find(frame, selector)
  // React takes a value for its own when it was set through the element itself.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, words)
  input.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Presses a text, and waits for its editor and its toolbar. */
export async function write(frame: HTMLElement, text = '.field .rich-text'): Promise<Editor> {
  ;(await find(frame, `${text} [role="textbox"]`)).click()
  const editor = await until(
    () =>
      frame.querySelector<TiptapEditorHTMLElement>(`${text} .ProseMirror[contenteditable="true"]`)?.editor,
  )
  await find(frame, '.toolbar')
  return editor
}

/** Presses a tool of the text that one writes in. */
export const tool = (frame: HTMLElement, label: Parameters<typeof t>[0]): Promise<void> =>
  press(frame, `.toolbar [aria-label="${t(label as 'actionLink')}"]`)
