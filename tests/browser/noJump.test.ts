/** Nothing moves when a text becomes an editor: neither in the text nor around it, on a desk and on a phone. */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { agenda, item } from '../support/agenda.ts'
import { DESKTOP, PHONE } from '../support/browser.ts'
import { expect } from '../support/expect.ts'
import { clickBefore, enter, field, saveState } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { EVERYTHING } from '../support/sampleTexts.ts'

let meeting: Meeting
beforeAll(async () => {
  meeting = await openMeeting(() =>
    agenda()
      .section(
        'Sager',
        item('Før').field('background', 'Et afsnit før.'),
        item('Alt muligt').field('background', EVERYTHING),
        item('Efter').field('background', 'Et afsnit efter.'),
      )
      .doc(),
  )
})
afterAll(() => meeting.close())

/** Where every line of text of the document stands (pixels, in hundredths), whatever element draws it. */
const linesOf = (page: Page): Promise<string[]> =>
  page.locator('main').evaluate((main) => {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
    const lines: string[] = []
    while (walker.nextNode()) {
      // Beside the field's name the tools come, and stay in sight with it.
      if (walker.currentNode.parentElement?.closest('[data-editor-tools], .field-head')) continue
      const range = document.createRange()
      range.selectNodeContents(walker.currentNode)
      for (const { left, top, width, height } of range.getClientRects())
        if (walker.currentNode.textContent?.trim())
          lines.push([left, top + scrollY, width, height].map((side) => side.toFixed(2)).join(' '))
    }
    return lines
  })

const PLACES = [
  ['paragraph', 'lmindelig'],
  ['heading', 'ormål'],
  ['list', 'nderst i listen'],
  ['quote', 't citat'],
  ['table', 'arianne'],
] as const

test('[V30] the page follows the caret below its head: to a text above by Shift+Tab, and to the beginning by Ctrl+Home', async () => {
  const { page, context } = await meeting.visit('Vibeke Normann', { viewport: { width: 1440, height: 420 } })
  await expect(saveState(page)).toHaveText(/Gemt/)
  const text = field(page, 'Baggrund', '1.2')
  const isInSight = () =>
    page.evaluate(() => {
      const caret = getSelection()?.getRangeAt(0).getBoundingClientRect()
      const head = document.querySelector('.agenda-header')!.getBoundingClientRect().bottom
      return caret !== undefined && caret.height > 0 && caret.top >= head && caret.bottom <= innerHeight
    })
  await enter(field(page, 'Indstilling', '1.2'))
  await page.keyboard.press('Shift+Tab')
  await expect(text).toBeFocused()
  await expect.poll(isInSight).toBe(true)
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('x')
  await expect(text).toHaveText(/^x/)
  await expect.poll(isInSight).toBe(true)
  await page.keyboard.press('Backspace')
  await context.close()
})

test('[E90] who comes back to a text by Tab finds the caret where it was, however late the browser tells of its own', async () => {
  const { page, context } = await meeting.visit('Vibeke Normann')
  await expect(saveState(page)).toHaveText(/Gemt/)
  const text = field(page, 'Baggrund', '1.3')
  await clickBefore(page, text, 'efter')
  await page.keyboard.press('Tab')
  await expect(text).not.toBeFocused()
  // A page that was busy hears of the browser's caret when ProseMirror does not expect it any more.
  await text.evaluate((it) =>
    it.addEventListener('focus', () => {
      getSelection()?.collapse(it.querySelector('p')!.firstChild, 0)
      const { now } = Date
      Date.now = () => now() + 1000
      document.dispatchEvent(new Event('selectionchange'))
      Date.now = now
    }),
  )
  await page.keyboard.press('Shift+Tab')
  await expect(text).toBeFocused()
  await page.keyboard.type('kort ')
  await expect(text).toHaveText('Et afsnit kort efter.')
  await context.close()
})

test.each([
  ['a desk', DESKTOP],
  ['a phone', PHONE],
])('[E64] on %s not a pixel moves in the document', async (_where, viewport) => {
  const { page, context } = await meeting.visit('Vibeke Normann', { viewport })
  await expect(saveState(page)).toHaveText(/Gemt/)
  for (const [place, words] of PLACES) {
    await page.reload()
    await expect(saveState(page)).toHaveText(/Gemt/)
    await page.evaluate(() => document.fonts.ready.then(() => {}))
    const before = await linesOf(page)
    await clickBefore(page, field(page, 'Baggrund', '1.2'), words)
    expectValue([place, await linesOf(page)]).toEqual([place, before])
  }
  await context.close()
})
