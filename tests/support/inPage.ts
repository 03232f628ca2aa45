/** What people do and see in the page of an agenda. */
import type { Locator, Page } from '@playwright/test'
import { carriesContent, isStep2 } from '../../shared/protocol/messages.ts'
import { expect } from './expect.ts'

/** A field, by its heading and the item's number. */
export const field = (page: Page, heading: string, number: string): Locator =>
  page.getByRole('textbox', { name: `${heading}, punkt ${number}`, exact: true })

export const titleField = (page: Page, number: string): Locator =>
  page.getByRole('textbox', { name: `Titel, punkt ${number}`, exact: true })

/** The line with an item's number, title and menu. */
export const headOf = (page: Page, number: string): Locator =>
  page.locator('.item-head', { has: titleField(page, number) })

/** Chooses in the menu at an item. */
export async function chooseInMenu(page: Page, number: string, action: string): Promise<void> {
  await headOf(page, number).locator('.item-menu-button').click()
  await page.getByRole('menuitem', { name: action, exact: true }).click()
}

/** Deletes an item in which a colleague is seen to write, and says so to the question that comes then. */
export async function deleteAnyway(page: Page, number: string): Promise<void> {
  await expect(page.locator('.writing-here')).not.toHaveCount(0)
  await chooseInMenu(page, number, 'Slet')
  await page.getByRole('button', { name: 'Slet alligevel' }).click()
}

/** The words about saving, at the top. */
export const saveState = (page: Page): Locator => page.locator('.save-indicator')

/** Whether the browser would ask before it closes the page. */
export const asksBeforeClosing = (page: Page): Promise<boolean> =>
  page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })))

/**
 * Clicks in the text and waits for its editor. Playwright gives letters that its keyboard lacks (`æ`, `ø`, `å`) without a key being
 * pressed, so unlike a person's they would go nowhere before the editor is there.
 */
export async function enter(text: Locator): Promise<void> {
  await text.click()
  await expect(text).toHaveAttribute('contenteditable', 'true')
}

/** Writes at the end of the text, as a person does. */
export async function writeAtEnd(page: Page, text: Locator, words: string): Promise<void> {
  await enter(text)
  await page.keyboard.press('Control+End')
  await page.keyboard.type(words)
}

/** Selects the words in the text, static or not, as a double click or a drag does. */
export async function selectWords(page: Page, text: Locator, words: string): Promise<void> {
  await text.evaluate((element, words) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode as Text
      const at = node.data.indexOf(words)
      if (at >= 0) getSelection()!.setBaseAndExtent(node, at, node, at + words.length)
    }
  }, words)
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe(words)
}

/** Clicks in the text, right before these words, and waits for its editor. */
export async function clickBefore(page: Page, text: Locator, words: string): Promise<void> {
  await text.scrollIntoViewIfNeeded()
  // To the middle: what stands at the page's edges lies over the text.
  const there = await boxOfFirstLetter(text, words)
  await page.evaluate((top) => scrollBy({ top: top - innerHeight / 2, behavior: 'instant' }), there.top)
  const { left, top, height } = await boxOfFirstLetter(text, words)
  const box = (await text.boundingBox())!
  // Playwright waits until the text stands still: a page that has just opened still moves it.
  await text.click({ position: { x: left + 0.5 - box.x, y: top + height / 2 - box.y } })
  await expect(text).toHaveAttribute('contenteditable', 'true')
}

/** Until the browser has told of a selection made by keys: a person's next key comes later than that, a robot's may not. */
export const selectionIsTold = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(() => told()))))

/** Where the first letter of these words stands on the screen (pixels). */
export const boxOfFirstLetter = (
  within: Locator,
  words: string,
): Promise<{ left: number; top: number; height: number }> =>
  within.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode as Text
      const at = node.data.indexOf(wanted)
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      const { left, top, height } = range.getBoundingClientRect()
      return { left, top, height }
    }
    throw new Error(`«${wanted}» does not stand here`)
  }, words)

/** Counts the content that a page's sockets send from now on: updates, and step 2 messages that hold anything. */
export function countSentContent(page: Page): { updates: number } {
  const counted = { updates: 0 }
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      if (typeof payload === 'string' || !carriesContent(payload)) return
      // An empty Yjs update is two bytes, after the type, the step and the length.
      if (!isStep2(payload) || payload.length > 5) counted.updates += 1
    }),
  )
  return counted
}
