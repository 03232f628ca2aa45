/** Somebody who has a keyboard and nothing else. */
import type { Locator, Page } from '@playwright/test'
import { expect } from './expect.ts'

/** How many stops somebody would go through before they give up. */
const PATIENCE = 60

/** Presses Tab, or another key, until it has the focus. @throws when the way there is too long, or loses the focus */
export async function goTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await expect(target.first()).toBeAttached()
  for (let step = 0; step < PATIENCE; step += 1) {
    if (await hasFocus(target)) return
    await page.keyboard.press(key)
    // A text makes an editor of itself at the first key; a person's next key comes later.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
  }
  throw new Error(`${target} was not reached by ${key}; the focus is on ${await whereFocusIs(page)}`)
}

const hasFocus = async (target: Locator): Promise<boolean> => {
  const all = await target.all()
  const focused = await Promise.all(all.map((one) => one.evaluate((el) => el === document.activeElement)))
  return focused.includes(true)
}

/** As a screen reader would say it, roughly; `nowhere` where it is lost. */
export const whereFocusIs = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return 'nowhere'
    const { tagName, id, className } = element as HTMLElement
    const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 60) ?? ''
    return `${tagName.toLowerCase()}#${id}.${className} «${name}»`
  })

/** Waits until the focus is somewhere, and says where. */
export async function focusIsSomewhere(page: Page): Promise<string> {
  await expect.poll(() => whereFocusIs(page)).not.toBe('nowhere')
  return whereFocusIs(page)
}
