/** An agenda of many items: what is in view is there first, and everything is there soon. The browser's idle moments are the test's. */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { agenda, item } from '../support/agenda.ts'
import { DESKTOP, PHONE } from '../support/browser.ts'
import { expect } from '../support/expect.ts'
import { enter, field, saveState } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'

const ITEMS = 60
const wordsOf = (nth: number) => `Begrundelse nummer ${nth} står her.`

let meeting: Meeting
beforeAll(async () => {
  meeting = await openMeeting(() =>
    agenda()
      .section(
        'Sager',
        ...Array.from({ length: ITEMS }, (_, index) =>
          item(`Sag ${index + 1}`).field('background', wordsOf(index + 1)),
        ),
      )
      .doc(),
  )
})
afterAll(() => meeting.close())

/** The agenda, in a browser that is never idle until `letGo`. */
async function openBusy(at = '', viewport = DESKTOP): Promise<{ page: Page; letGo: () => Promise<void> }> {
  const { page } = await meeting.visit('Vibeke Normann', { viewport })
  await page.addInitScript(() => {
    const waiting: (() => void)[] = []
    Object.assign(window, { waiting })
    window.requestIdleCallback = (work) => waiting.push(work as () => void)
    window.cancelIdleCallback = (id) => {
      waiting[id - 1] = () => {}
    }
  })
  await page.goto(`${meeting.server.url}/agenda/${meeting.agenda}${at}`)
  await page.reload()
  await expect(saveState(page)).toHaveText(/Gemt/)
  const letGo = () =>
    page.evaluate(async () => {
      const { waiting } = window as unknown as { waiting: (() => void)[] }
      while (waiting.length > 0) {
        waiting.shift()?.()
        await new Promise(requestAnimationFrame)
      }
      window.requestIdleCallback = (work) => Number(setTimeout(work as () => void))
    })
  return { page, letGo }
}

const items = (page: Page) => page.locator('.item[data-kind=item]')
const rowOf = (page: Page, nth: number) => page.locator('.outline.wide .outline-row').nth(nth)

test('[E63] what is in view is drawn first, and can be written in at once; the rest comes when the browser is idle', async () => {
  const { page, letGo } = await openBusy()
  await expect(items(page).first()).toBeInViewport()
  expectValue(await items(page).count()).toBeLessThan(20)
  await enter(field(page, 'Indstilling', '1.1'))
  await page.keyboard.type('Skrevet tidligt.')
  await letGo()
  await expect(items(page)).toHaveCount(ITEMS)
  await expect(field(page, 'Indstilling', '1.1')).toHaveText('Skrevet tidligt.')
  await expect(field(page, 'Indstilling', '1.1')).toBeFocused()
})

test('[E63] a link of the outline leads to an item that was not drawn yet', async () => {
  const { page } = await openBusy()
  await rowOf(page, ITEMS).click()
  await expect(items(page).last()).toBeInViewport()
})

test('[E63] whoever comes by an address, or comes back, is where they want to be, and stays there', async () => {
  const { page, letGo } = await openBusy()
  await rowOf(page, 50).click()
  await expect(items(page).nth(49)).toBeInViewport()
  const id = await items(page).nth(49).getAttribute('id')
  await page.goto('about:blank')
  await page.goto(`${meeting.server.url}/agenda/${meeting.agenda}#${id}`)
  await expect(items(page).nth(49)).toBeInViewport()
  expectValue(await items(page).count()).toBeLessThan(ITEMS)
  const top = () =>
    items(page)
      .nth(49)
      .evaluate((element) => element.getBoundingClientRect().top)
  const before = await top()
  await letGo()
  await expect(items(page)).toHaveCount(ITEMS)
  expectValue(await top()).toBe(before)

  await page.goto(`${meeting.server.url}/agenda/${meeting.agenda}`)
  await letGo()
  await items(page)
    .nth(40)
    .evaluate((element) => element.scrollIntoView({ behavior: 'instant' }))
  const left = await page.evaluate(() => scrollY)
  await page.reload()
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(left)
})

test('[E24][E63] the browser’s own search finds the last item too, on a desk and on a phone', async () => {
  for (const viewport of [DESKTOP, PHONE]) {
    const { page } = await openBusy('', viewport)
    await page.keyboard.press('Control+f')
    const find = (words: string) =>
      page.evaluate((text) => (window as unknown as { find(words: string): boolean }).find(text), words)
    expectValue(await find(wordsOf(ITEMS))).toBe(true)
    await expect(items(page).last()).toBeInViewport()
  }
})
