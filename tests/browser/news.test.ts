/** What is new since one was here: Karen comes back after Vibeke has written, and both are there at once. */
import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { axeOn } from '../support/axe.ts'
import { PHONE } from '../support/browser.ts'
import { expect } from '../support/expect.ts'
import { chooseInMenu, field, saveState, writeAtEnd } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { sampleAgenda } from '../support/sampleAgenda.ts'

let meeting: Meeting
beforeAll(async () => {
  meeting = await openMeeting(() => sampleAgenda())
})
afterAll(() => meeting.close())

const row = (page: Page, number: string): Locator =>
  page
    .locator('.outline.wide .outline-row')
    .filter({ has: page.locator('.number').getByText(number, { exact: true }) })

/** How far below the outline's top (pixels). */
const placeInOutline = (row: Locator): Promise<number> =>
  row.evaluate(
    (element) => element.getBoundingClientRect().top - element.closest('nav')!.getBoundingClientRect().top,
  )

const saved = (page: Page) => expect(saveState(page)).toHaveText(/Gemt/)

/** Opens the agenda, and waits until the page has asked what is new. */
async function come(name: 'Karen Holm' | 'Vibeke Normann', at = '', viewport?: typeof PHONE): Promise<Page> {
  const { page } = await meeting.visit(name, { ...(viewport && { viewport, touch: true }) })
  const isAsked = page.waitForResponse((response) => response.url().endsWith('/news'))
  const other = page.url().replace(/#.*/, '') + at
  await page.goto('about:blank')
  await page.goto(other)
  await isAsked
  await saved(page)
  return page
}

const toldSeen = (page: Page) =>
  page.waitForResponse((response) => response.url().endsWith('/seen') && response.ok())

test('[Y12][Y13][Y14][V45] what a colleague wrote meanwhile is marked, in words too; gone when it was seen, everywhere', async () => {
  const first = await come('Karen Holm')
  await expect(first.locator('.new-mark, .new-here')).toHaveCount(0)
  const placeOfRow = await placeInOutline(row(first, '1.1'))
  await first.context().close()

  const vibeke = await come('Vibeke Normann')
  await writeAtEnd(vibeke, field(vibeke, 'Baggrund', '2.7'), ' Nye ord fra Vibeke.')
  await saved(vibeke)

  const karen = await come('Karen Holm')
  await expect(row(karen, '2.7')).toHaveAccessibleName(/nyt siden sidst/)
  await expect(karen.locator('.outline.wide .new-mark')).toHaveCount(1)
  expectValue(await placeInOutline(row(karen, '1.1'))).toBe(placeOfRow)
  const isTold = toldSeen(karen)
  await karen.getByRole('button', { name: 'Næste nye (1)' }).click()
  const part = karen.locator('.field', { has: karen.locator('.new-here') })
  await expect(part).toContainText('Nye ord fra Vibeke.')
  await expect(part.locator('.new-lines span')).toHaveCount(1)
  expectValue((await axeOn(karen).analyze()).violations).toEqual([])
  // Seen: no mark in the outline, and the words stay marked while one reads them.
  await expect(karen.locator('.outline.wide .new-mark')).toHaveCount(0)
  await expect(karen.getByRole('button', { name: /Næste nye/ })).toHaveCount(0)
  await karen.evaluate(() => scrollTo(0, 0))
  await expect(karen.locator('.new-here')).toHaveCount(0)
  await isTold
  const phone = await come('Karen Holm', '', PHONE)
  await expect(phone.locator('.new-mark, .new-here')).toHaveCount(0)
  await phone.context().close()

  // Both are there: what Vibeke writes elsewhere is marked as it comes, what she writes where Karen looks is not.
  await writeAtEnd(vibeke, field(vibeke, 'Indstilling', '2.8'), ' Mere.')
  await expect(row(karen, '2.8')).toHaveAccessibleName(/nyt siden sidst/)
  await writeAtEnd(vibeke, field(vibeke, 'Baggrund', '1.1'), ' Her ser Karen.')
  await expect(field(karen, 'Baggrund', '1.1')).toContainText('Her ser Karen.')
  await expect(karen.locator('.outline.wide .new-mark')).toHaveCount(1)

  // A comment is counted where it is about, and new until one has read it.
  await chooseInMenu(vibeke, '2.1', 'Kommentér')
  const panel = vibeke.getByRole('region', { name: 'Kommentarer', exact: true })
  await expect(panel.locator('.composer [role="textbox"]')).toBeFocused()
  await vibeke.keyboard.type('Hvad siger KL?')
  await panel.getByRole('button', { name: 'Send', exact: true }).click()
  const count = karen.locator('.outline.wide').getByRole('link', { name: /1 åben kommentar til punkt 2\.1/ })
  await expect(count).toHaveAccessibleName(/nyt siden sidst/)
  await count.click()
  await expect(karen.locator('.thread .new-here')).toBeVisible()
  await expect(count).not.toHaveAccessibleName(/nyt siden sidst/)

  // The board shows what is new alone.
  await karen.goto(`${karen.url().replace(/#.*/, '')}/fremdrift?show=new`)
  await expect(karen.locator('.board-line')).toHaveCount(1)
  await expect(karen.locator('.board-line .title a')).toHaveAccessibleName(/nyt siden sidst/)
  expectValue((await axeOn(karen).analyze()).violations).toEqual([])
})
