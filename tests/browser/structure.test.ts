/** Making, moving and deleting items, by mouse and by keyboard, while a colleague writes in them. */

import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { agenda, item, section } from '../support/agenda.ts'
import { expect } from '../support/expect.ts'
import { enter, field, titleField } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'

let meeting: Meeting
beforeAll(async () => {
  meeting = await openMeeting(() =>
    agenda().section('Drøftelse', item('AI'), item('Data')).item(section('Eventuelt')).doc(),
  )
})
afterAll(() => meeting.close())

const choose = async (page: Page, number: string, action: string) => {
  const head = page.locator('.item-head', { has: titleField(page, number) })
  await head.locator('summary').click()
  await head.getByRole('button', { name: action, exact: true }).click()
}

test('[E10][E11][E12][C5] an item is moved under its writer, whose caret stays; deleted and fetched back; a new one is written in at once', async () => {
  const { page: karen } = await meeting.visit('Karen Holm')
  const { page: soren } = await meeting.visit('Søren Madsen')
  await enter(field(karen, 'Baggrund', '1.2'))
  await karen.keyboard.type('Mens jeg')

  const row = soren.getByRole('navigation').getByRole('link', { name: 'Data' })
  await row.focus()
  await soren.keyboard.press('Alt+ArrowUp')
  await expect(soren.locator('.toast')).toContainText('er nu punkt 1.1')
  await expect(row).toBeFocused()
  await expect(titleField(karen, '1.1')).toHaveText('Data')
  await karen.keyboard.type(' skriver')
  await expect(field(soren, 'Baggrund', '1.1')).toHaveText('Mens jeg skriver')

  await choose(soren, '1.1', 'Slet')
  await expect(titleField(karen, '1.1')).toHaveText('AI')
  await soren.getByRole('button', { name: 'Fortryd' }).click()
  await expect(titleField(karen, '1.1')).toHaveText('Data')
  await expect(field(karen, 'Baggrund', '1.1')).toHaveText('Mens jeg skriver')

  await choose(soren, '1.1', 'Slet')
  await expect(soren.getByRole('button', { name: 'Fortryd' })).toBeFocused()
  await expect(titleField(karen, '1.1')).toHaveText('AI')
  await soren.keyboard.press('Control+z')
  await expect(titleField(karen, '1.1')).toHaveText('Data')
  await row.focus()
  await soren.keyboard.press('Alt+ArrowDown')
  await expect(titleField(karen, '1.2')).toHaveText('Data')
  await soren.keyboard.press('Control+z')
  await expect(titleField(karen, '1.1')).toHaveText('Data')
  await expect(field(karen, 'Baggrund', '1.1')).toHaveText('Mens jeg skriver')

  await soren.getByRole('button', { name: '＋ Nyt punkt' }).click()
  await expect(titleField(soren, '3')).toBeFocused()
  await soren.keyboard.type('Næste møde')
  await expect(titleField(karen, '3')).toHaveText('Næste møde')
})

test('[E13] on a phone too: what was deleted is restored from its list', async () => {
  const { page } = await meeting.visit('Ida Lund', { viewport: { width: 390, height: 844 } })
  await choose(page, '2', 'Slet')
  await expect(page.getByRole('textbox', { name: /^Titel/ }).filter({ hasText: 'Eventuelt' })).toHaveCount(0)
  await page.getByText('Slettede punkter (1)').click()
  await page.locator('.item-menu summary').first().click()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expectValue(violations).toEqual([])
  expectValue(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Gendan Eventuelt' }).click()
  await expect(titleField(page, '2')).toHaveText('Eventuelt')
})

test('[E10] a step that there is none of cannot be chosen; the menu closes when one leaves it', async () => {
  const { page } = await meeting.visit('Vibeke Normann')
  const head = page.locator('.item-head', { has: titleField(page, '1') })
  await head.locator('summary').click()
  await expect(head.getByRole('button', { name: 'Flyt op' })).toBeDisabled()
  await expect(head.getByRole('button', { name: 'Flyt ned' })).toBeEnabled()
  await page.mouse.click(5, 400)
  await expect(head.getByRole('button', { name: 'Flyt ned' })).toBeHidden()
})
