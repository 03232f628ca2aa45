/** What is on the clipboard, and pasting it into the page as a person does. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'

export interface Clipboard {
  html?: string
  text?: string
  /** Files of this type, as a screenshot is one. */
  files?: string[]
}

/** What programs write. @param name of a file in `fixtures/clipboard` */
export const clipboardOf = (name: string): string =>
  readFileSync(new URL(`fixtures/clipboard/${name}`, import.meta.url), 'utf8')

/** Pastes where the focus is. */
export async function paste(page: Page, clipboard: Clipboard): Promise<void> {
  // The editor hears of a caret that was moved with the next frame.
  await page.evaluate(() => new Promise(requestAnimationFrame))
  await page.evaluate(({ html, text, files }) => {
    const data = new DataTransfer()
    if (html !== undefined) data.setData('text/html', html)
    if (text !== undefined) data.setData('text/plain', text)
    for (const type of files ?? []) data.items.add(new File(['x'], 'billede', { type }))
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    document.activeElement!.dispatchEvent(event)
  }, clipboard)
}
