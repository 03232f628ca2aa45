/** Making, moving and deleting items, by mouse and by keyboard, while a colleague writes in them. */

import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { agenda, item, section } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { expect } from '../support/expect.ts'
import {
  chooseInMenu,
  clickBefore,
  deleteAnyway,
  enter,
  field,
  headOf,
  titleField,
} from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'

let meeting: Meeting
beforeAll(async () => {
  meeting = await openMeeting(() =>
    agenda().section('Drøftelse', item('AI'), item('Data')).item(section('Eventuelt')).doc(),
  )
})
afterAll(() => meeting.close())

/** Again, where a step of undo still brings its own place into sight. */
const readTheEnd = (page: Page) =>
  expect(async () => {
    const isAtEnd = await page.evaluate(async () => {
      scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })
      // What was done right before may still glide into sight.
      for (let frame = 0; frame < 6; frame += 1) await new Promise(requestAnimationFrame)
      return Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight
    })
    expectValue(isAtEnd).toBe(true)
    await expect(page.locator('.outline-row[aria-current]')).toContainText('Eventuelt', { timeout: 1000 })
  }).toPass({ timeout: 20_000 })

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

  await chooseInMenu(soren, '1.1', 'Slet')
  const question = soren.getByRole('dialog', { name: 'Slet punkt 1.1 Data?' })
  await expect(question).toContainText('Karen skriver i punktet lige nu.')
  await expect(question.getByRole('button', { name: 'Behold' })).toBeFocused()
  await soren.keyboard.press('Enter')
  await expect(question).toHaveCount(0)
  await expect(headOf(soren, '1.1').locator('.item-menu-button')).toBeFocused()
  await chooseInMenu(soren, '1.1', 'Flyt til …')
  await expect(soren.getByRole('dialog')).toContainText('Karen skriver i punktet lige nu.')
  await soren.keyboard.press('Escape')
  await deleteAnyway(soren, '1.1')
  await expect(titleField(karen, '1.1')).toHaveText('AI')
  await soren.getByRole('button', { name: 'Fortryd' }).click()
  await expect(titleField(karen, '1.1')).toHaveText('Data')
  await expect(field(karen, 'Baggrund', '1.1')).toHaveText('Mens jeg skriver')

  // With the item its writer is back at the text.
  await deleteAnyway(soren, '1.1')
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

  // What one reads at the end of the agenda is «Eventuelt».
  await readTheEnd(soren)
  await soren.getByRole('button', { name: '+ Nyt punkt' }).click()
  await expect(titleField(soren, '2.1')).toBeFocused()
  await soren.keyboard.type('Næste møde')
  await expect(titleField(karen, '2.1')).toHaveText('Næste møde')
  await soren.getByRole('button', { name: 'Fortryd' }).click()
  await expect(titleField(karen, '2')).toHaveText('Eventuelt')
  await expect(titleField(karen, '2.1')).toHaveCount(0)
  await readTheEnd(soren)
  await soren.getByRole('button', { name: '+ Nyt afsnit' }).click()
  await expect(titleField(soren, '3')).toBeFocused()
  await chooseInMenu(soren, '3', 'Nyt punkt i afsnittet')
  await expect(titleField(soren, '3.1')).toBeFocused()
  await soren.keyboard.type('I afsnittet')
  await expect(titleField(karen, '3.1')).toHaveText('I afsnittet')
  await chooseInMenu(soren, '3', 'Slet')
  await expect(soren.locator('.toast')).toContainText('Slettet: afsnit 3')
})

test('[E13][V27] on a phone too: what was deleted is restored from its list', async () => {
  const { page } = await meeting.visit('Ida Lund', { viewport: { width: 390, height: 844 } })
  await chooseInMenu(page, '2', 'Slet')
  await expect(page.getByRole('textbox', { name: /^Titel/ }).filter({ hasText: 'Eventuelt' })).toHaveCount(0)
  await page.getByText(/^Slettede punkter/).click()
  await expect(page.locator('.deleted-items').first()).toContainText(/Eventuelt slettet af dig /)
  await page.locator('.item-menu-button').first().click()
  for (const entry of await page.getByRole('menuitem').all())
    expectValue((await entry.boundingBox())!.height).toBeGreaterThanOrEqual(44)
  const { violations } = await axeOn(page).analyze()
  expectValue(violations).toEqual([])
  expectValue(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Gendan Eventuelt' }).click()
  await expect(titleField(page, '2')).toHaveText('Eventuelt')
})

test('[E10] a step that there is none of cannot be chosen; the menu closes when one leaves it', async () => {
  const { page } = await meeting.visit('Vibeke Normann')
  const button = headOf(page, '1').locator('.item-menu-button')
  await button.click()
  await expect(page.getByRole('menuitem', { name: 'Flyt op' })).toBeDisabled()
  await expect(page.getByRole('menuitem', { name: 'Flyt ned' })).toBeEnabled()
  await page.mouse.click(5, 400)
  await expect(page.getByRole('menu')).toHaveCount(0)
  await button.click()
  await button.click()
  await expect(page.getByRole('menu')).toHaveCount(0)
})

test('[V44] what is pressed in a menu is chosen, though the page moves under it before the mouse is let go', async () => {
  const { page } = await meeting.visit('Vibeke Normann', { viewport: { width: 1280, height: 600 } })
  const title = await titleField(page, '1.1').innerText()
  const button = headOf(page, '1.1').locator('.item-menu-button')
  await button.click()
  const entry = page.getByRole('menuitem', { name: 'Flyt ned', exact: true })
  const { x, y, width, height } = (await entry.boundingBox())!
  await page.mouse.move(x + width / 2, y + height / 2)
  await page.mouse.down()
  const before = (await button.boundingBox())!.y
  await page.evaluate(async () => {
    scrollBy({ top: 90, behavior: 'instant' })
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
  })
  expectValue((await button.boundingBox())!.y).toBeCloseTo(before - 90, 0)
  await page.mouse.up()
  await expect(titleField(page, '1.2')).toHaveText(title)
  await chooseInMenu(page, '1.2', 'Flyt op')
  await expect(titleField(page, '1.1')).toHaveText(title)
})

test('[E18] the menu goes by keyboard, shows the keys, and stands inside the screen at the foot of the page too', async () => {
  const { page } = await meeting.visit('Jakob Eiby')
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }))
  const button = headOf(page, '2').locator('.item-menu-button')
  await button.focus()
  await page.keyboard.press('Enter')
  const entry = (name: string) => page.getByRole('menuitem', { name, exact: true })
  await expect(entry('Flyt op')).toBeFocused()
  await expect(entry('Flyt op')).toHaveAttribute('aria-keyshortcuts', 'Alt+ArrowUp')
  await expect(entry('Flyt op')).toContainText('Alt + ↑')
  const { y, height } = (await page.getByRole('menu').boundingBox())!
  expectValue(y).toBeGreaterThan(0)
  expectValue(y + height).toBeLessThan(900)
  const { violations } = await axeOn(page).analyze()
  expectValue(violations).toEqual([])

  // «Flyt ned» and «Ryk ud» are not to be had for the last one at the top.
  await page.keyboard.press('ArrowDown')
  await expect(entry('Ryk ind')).toBeFocused()
  await page.keyboard.press('End')
  await expect(entry('Slet')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(entry('Flyt op')).toBeFocused()
  await page.keyboard.press('d')
  await expect(entry('Dublér')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(button).toBeFocused()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(titleField(page, '1')).toHaveText('Eventuelt')
  await expect(headOf(page, '1').locator('.item-menu-button')).toBeFocused()
  await expect(headOf(page, '1')).toBeInViewport()
  await enter(titleField(page, '1'))
  await page.keyboard.press('Alt+ArrowDown')
  await expect(titleField(page, '2')).toBeFocused()
})

test('[E15][C5] «Flyt til …» finds a place by words, from the keyboard; what is impossible is not offered; one step of undo', async () => {
  const { page } = await meeting.visit('Jakob Eiby')
  await chooseInMenu(page, '1.1', 'Flyt til …')
  const dialog = page.getByRole('dialog', { name: 'Flyt punkt 1.1' })
  const places = dialog.getByRole('option')
  await expect(dialog.getByRole('combobox')).toBeFocused()
  const { violations } = await axeOn(page).analyze()
  expectValue(violations).toEqual([])
  // Not below itself, and not where it stands: first in its section.
  await expect(places.filter({ hasText: /Data/ })).toHaveCount(0)
  await expect(places.filter({ hasText: /Først under 1\./ })).toHaveCount(0)
  await page.keyboard.type('efter EVENT')
  await expect(places).toHaveCount(1)
  await expect(places.first()).toContainText('bliver 3')
  await page.keyboard.type('zzz')
  await expect(dialog.getByRole('status')).toContainText('Intet sted passer')
  await dialog.getByRole('combobox').fill('under eventuelt')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(titleField(page, '2.1')).toHaveText('Data')
  await expect(page.locator('.toast')).toContainText('er nu punkt 2.1')
  await expect(headOf(page, '2.1').locator('.item-menu-button')).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(titleField(page, '1.1')).toHaveText('Data')
})

test('[E16] «Dublér» copies a section with what is below it while colleagues write there; «Fortryd» deletes the copy', async () => {
  const { page: karen } = await meeting.visit('Karen Holm')
  const { page: vibeke } = await meeting.visit('Vibeke Normann')
  await enter(field(vibeke, 'Indstilling', '1.1'))
  await vibeke.keyboard.type('Til drøftelse')
  await expect(field(karen, 'Indstilling', '1.1')).toHaveText('Til drøftelse')
  await chooseInMenu(karen, '1', 'Dublér')
  await expect(karen.locator('.toast')).toContainText('kopien er afsnit 2')
  await expect(titleField(karen, '2')).toBeFocused()
  await karen.keyboard.press('Control+a')
  await karen.keyboard.type('Orientering')
  await vibeke.keyboard.type(', og mere')
  for (const page of [karen, vibeke]) {
    await expect(titleField(page, '1')).toHaveText('Drøftelse')
    await expect(titleField(page, '2')).toHaveText('Orientering')
    await expect(field(page, 'Indstilling', '1.1')).toHaveText('Til drøftelse, og mere')
    await expect(field(page, 'Indstilling', '2.1')).toHaveText('Til drøftelse')
  }
  await karen.getByRole('button', { name: 'Fortryd' }).click()
  for (const page of [karen, vibeke]) await expect(titleField(page, '2')).toHaveText('Eventuelt')
  await expect(field(vibeke, 'Indstilling', '1.1')).toBeFocused()
})

test('[E19] a colleague deletes what one writes in: that is told, and one press brings it back with every word, and the caret', async () => {
  const { page: karen, faults } = await meeting.visit('Karen Holm')
  const { page: soren } = await meeting.visit('Søren Madsen')
  await enter(field(karen, 'Sagsfremstilling', '1.1'))
  await karen.keyboard.type('Vigtige ord')
  await expect(field(soren, 'Sagsfremstilling', '1.1')).toHaveText('Vigtige ord')
  await karen.keyboard.press('Home')
  await deleteAnyway(soren, '1.1')
  const notice = karen.locator('.toast')
  await expect(notice).toContainText('Søren Madsen slettede punkt 1.1')
  await expect(notice).toBeFocused()
  await karen.keyboard.press('Tab')
  await expect(notice.getByRole('button', { name: 'Gendan' })).toBeFocused()
  await karen.keyboard.press('Enter')
  await expect(field(karen, 'Sagsfremstilling', '1.1')).toBeFocused()
  await karen.keyboard.type('Meget v')
  await karen.keyboard.press('Delete')
  for (const page of [karen, soren])
    await expect(field(page, 'Sagsfremstilling', '1.1')).toHaveText('Meget vigtige ord')

  // With the section in which it stands.
  await deleteAnyway(soren, '1')
  await expect(notice).toContainText('Søren Madsen slettede afsnit 1 Drøftelse')
  await notice.getByRole('button', { name: 'Gendan' }).click()
  await expect(titleField(soren, '1')).toHaveText('Drøftelse')
  await expect(field(soren, 'Sagsfremstilling', '1.1')).toHaveText('Meget vigtige ord')
  expectValue(faults).toEqual([])
})

test('[E75] the line that one writes stays where it is on the screen, whatever a colleague moves above it or with it', async () => {
  const long = await openMeeting(() => {
    const items = Array.from({ length: 8 }, (_, nth) =>
      item(`Punkt ${nth}`).field('background', 'Et langt afsnit. '.repeat(60)),
    )
    return agenda()
      .section('Først', ...items)
      .section('Sidst')
      .doc()
  })
  try {
    const { page: karen } = await long.visit('Karen Holm')
    const { page: soren } = await long.visit('Søren Madsen')
    const mine = soren.getByRole('textbox', { name: /^Baggrund/ }).nth(5)
    await clickBefore(soren, mine, 'Et langt')
    const text = await mine.elementHandle()
    const top = () => text!.evaluate((element) => element.getBoundingClientRect().top)
    const before = await top()
    /** Each move can leave a part of a pixel. */
    const hasMoved = async () => Math.abs((await top()) - before) > 8
    const row = (title: string) => karen.getByRole('navigation').getByRole('link', { name: title })
    const move = async (title: string, keys: string[]) => {
      await row(title).focus()
      for (const key of keys) await karen.keyboard.press(key)
    }
    // From above to below; back; what one writes in itself, far away and back.
    await move('Punkt 0', Array(7).fill('Alt+ArrowDown'))
    await expect(titleField(soren, '1.8')).toHaveText('Punkt 0')
    await expect.poll(hasMoved).toBe(false)
    await move('Punkt 0', Array(7).fill('Alt+ArrowUp'))
    await expect(titleField(soren, '1.1')).toHaveText('Punkt 0')
    await expect.poll(hasMoved).toBe(false)
    await move('Punkt 5', Array(5).fill('Alt+ArrowUp'))
    await expect(titleField(soren, '1.1')).toHaveText('Punkt 5')
    await expect.poll(hasMoved).toBe(false)
    await soren.keyboard.type('Her. ')
    await expect(mine.or(soren.getByRole('textbox', { name: 'Baggrund, punkt 1.1' })).first()).toContainText(
      'Her. Et langt',
    )
  } finally {
    await long.close()
  }
})

test('[D6][D7] who did what is told to the secretariat, in the language of whoever reads it; to everybody else in no word', async () => {
  const { page } = await meeting.visit('Ida Lund')
  await chooseInMenu(page, '1.1', 'Dublér')
  await expect(page.locator('.toast')).toBeVisible()
  await page.getByRole('banner').getByRole('link', { name: 'Hvem gjorde hvad' }).click()
  const copied = page.getByRole('listitem').filter({ hasText: 'Ida Lund oprettede punkt 1.2' })
  // It is there about a second after it was done.
  await expect(async () => {
    await page.reload()
    await expect(copied.first()).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 60_000 })
  await page.getByLabel('Slags').selectOption({ label: 'Log ind og ud' })
  await expect(page.getByRole('main')).toContainText('Intet svarer til det, du har valgt.')
  await page.getByRole('button', { name: 'Vis alt' }).press('Enter')
  await expect(page.getByRole('listitem').filter({ hasText: 'Ida Lund loggede ind' }).first()).toBeVisible()
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Ida Lund made item 1.2' }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Dansk' }).click()
  expectValue((await axeOn(page).analyze()).violations).toEqual([])

  await meeting.setRole('Ida Lund', 'reader')
  await page.reload()
  await expect(page.getByRole('alert')).toHaveText('Kun rådets sekretariat kan se, hvem der gjorde hvad.')
  await meeting.setRole('Ida Lund', 'secretariat')
})
