/** When the meeting is: in words, and changed by fields and a calendar that are Danish in every browser. */
import type { Locator, Page } from '@playwright/test'
import { afterEach, beforeEach, describe, expect as expectValue, test } from 'vitest'
import { agenda, item } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { PHONE } from '../support/browser.ts'
import { expect } from '../support/expect.ts'
import { saveState } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { visitsTo } from '../support/visits.ts'

let meeting: Meeting

beforeEach(async () => {
  meeting = await openMeeting(() => agenda().section('Sager', item('AI')).doc())
})
afterEach(() => meeting.close())

const visit = visitsTo(() => meeting)

const time = (page: Page): Locator => page.getByRole('button', { name: /^Tid:/ })
const panel = (page: Page): Locator => page.getByRole('dialog', { name: 'Mødets dato og tid' })
const part = (page: Page, name: string): Locator => page.getByRole('spinbutton', { name, exact: true })
const axe = async (page: Page) => (await axeOn(page).analyze()).violations

async function open(page: Page): Promise<void> {
  await time(page).click()
  await expect(panel(page).getByRole('grid')).toBeVisible()
}

describe.each([
  ['da-DK', 'Europe/Copenhagen'],
  ['en-US', 'America/Los_Angeles'],
])('in a browser that speaks %s, in %s', (locale, timezoneId) => {
  test('[E53] it is the same Danish time, in fields and calendar, and weeks begin on Monday', async () => {
    const page = await visit('Vibeke Normann', { locale, timezoneId })
    await expect(time(page)).toHaveText('Tid: onsdag den 24. januar 2024 kl. 10.00–14.00')
    await open(page)
    await expect(part(page, 'dag, Dag')).toBeFocused()
    const fields = panel(page).getByRole('group')
    await expect(fields).toHaveText([/24\.01\.2024/, /10\.00/, /14\.00/])
    await expect(panel(page).locator('thead')).toHaveText('man.tirs.ons.tors.fre.lør.søn.')
    await panel(page).getByRole('button', { name: 'Næste' }).first().click()
    await panel(page).getByRole('button', { name: 'torsdag den 1. februar 2024' }).click()
    await expect(time(page)).toHaveText('Tid: torsdag den 1. februar 2024 kl. 10.00–14.00')
    expectValue(await axe(page)).toEqual([])
  })
})

test('[E52][E54] by keyboard alone: typed, stepped, and done with Enter; what is whole is written at once', async () => {
  const page = await visit()
  const other = await visit('Søren Madsen')
  await time(page).focus()
  await page.keyboard.press('Enter')
  await expect(part(page, 'dag, Dag')).toBeFocused()
  await page.keyboard.type('31122025')
  await expect(time(other)).toContainText('onsdag den 31. december 2025 kl. 10.00–14.00')
  await page.keyboard.press('Tab')
  await expect(part(page, 'time, Begynder kl.')).toBeFocused()
  await page.keyboard.type('0930')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowUp')
  await expect(time(other)).toContainText('kl. 09.30–15.00')
  await page.keyboard.press('Enter')
  await expect(panel(page)).toHaveCount(0)
  await expect(time(page)).toBeFocused()
  await expect(saveState(page)).toHaveText(/Gemt/)
})

test('[E52] the calendar by keyboard alone; Escape closes and gives the focus back', async () => {
  const page = await visit()
  await open(page)
  await panel(page)
    .getByRole('button', { name: /^onsdag den 24. januar 2024/ })
    .focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await expect(time(page)).toContainText('tirsdag den 30. januar 2024 kl. 10.00–14.00')
  await page.keyboard.press('Escape')
  await expect(panel(page)).toHaveCount(0)
  await expect(time(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(part(page, 'dag, Dag')).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  await expect(panel(page)).toHaveCount(0)
})

test('[E54] half a date is not written, and one is told', async () => {
  const page = await visit()
  await open(page)
  await part(page, 'måned, Dag').focus()
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.getByRole('heading', { level: 1 }).click()
  await expect(page.getByRole('alert')).toContainText('ikke en hel dato')
  await expect(time(page)).toHaveText(/24. januar 2024 kl. 10.00–14.00/)
  expectValue(await axe(page)).toEqual([])
})

test('[E54][E82] without a date: a day without a time of day waits for it, and is whole with it', async () => {
  const page = await visit()
  const other = await visit('Søren Madsen')
  await open(page)
  await panel(page).getByRole('button', { name: 'Fjern dato' }).click()
  await expect(time(other)).toHaveText('Tid: Dato ikke fastsat')
  await expect(time(page)).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(time(other)).toContainText('24. januar 2024 kl. 10.00–14.00')
  await page.keyboard.press('Control+Shift+z')
  await expect(time(other)).toHaveText('Tid: Dato ikke fastsat')

  await open(page)
  await part(page, 'dag, Dag').focus()
  await page.keyboard.type('240124')
  await panel(page).getByRole('button', { name: 'Færdig' }).click()
  await expect(page.getByRole('alert')).toHaveText(
    'Angiv også klokkeslættet: først da gemmes den valgte dag.',
  )
  await expect(part(page, 'time, Begynder kl.')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alert')).toContainText('Angiv også klokkeslættet')
  await expect(time(other)).toHaveText('Tid: Dato ikke fastsat')
  await open(page)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(part(page, 'dag, Dag')).toHaveText('24')
  await part(page, 'time, Begynder kl.').focus()
  await page.keyboard.type('0900')
  await page.keyboard.press('Enter')
  await expect(time(other)).toHaveText('Tid: onsdag den 24. januar 2024 kl. 09.00')
})

test('[E54] everything emptied by keyboard is no date', async () => {
  const page = await visit()
  await open(page)
  for (const name of ['dag, Dag', 'måned, Dag', 'år, Dag', 'time, Begynder kl.', 'minut, Begynder kl.']) {
    await part(page, name).focus()
    while ((await part(page, name).getAttribute('data-placeholder')) === null)
      await page.keyboard.press('Backspace')
  }
  await page.keyboard.press('Escape')
  await expect(time(page)).toHaveText('Tid: Dato ikke fastsat')
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('[E55] the end: on another day, before the beginning, and none', async () => {
  const page = await visit()
  const other = await visit('Søren Madsen')
  await open(page)
  await panel(page).getByLabel('Slutter en anden dag').check()
  await part(page, 'dag, Sidste dag').focus()
  await page.keyboard.type('26')
  await expect(time(other)).toHaveText(
    'Tid: onsdag den 24. januar 2024 kl. 10.00 – fredag den 26. januar 2024 kl. 14.00',
  )
  await panel(page).getByRole('button', { name: 'onsdag den 31. januar 2024' }).click()
  await expect(time(other)).toContainText('– fredag den 2. februar 2024 kl. 14.00')
  await panel(page).getByLabel('Slutter en anden dag').uncheck()
  await expect(time(other)).toContainText('31. januar 2024 kl. 10.00–14.00')
  await part(page, 'time, Slutter kl.').focus()
  await page.keyboard.type('09')
  await page.keyboard.press('Escape')
  for (const each of [page, other]) {
    await expect(time(each)).toContainText('kl. 10.00–09.00')
    await expect(each.getByText('Mødet slutter, før det begynder.')).toHaveCount(1)
  }
  await open(page)
  await panel(page).getByRole('button', { name: 'Uden sluttid' }).click()
  await expect(time(other)).toHaveText('Tid: onsdag den 31. januar 2024 kl. 10.00')
  await expect(other.getByText('Mødet slutter, før det begynder.')).toHaveCount(0)
})

test('[N5] one changes the date while the other has it open: both see it, and what the other then writes goes on from there', async () => {
  const page = await visit()
  const other = await visit('Søren Madsen')
  for (const each of [page, other]) await open(each)
  await part(page, 'time, Begynder kl.').focus()
  await panel(other).getByRole('button', { name: 'onsdag den 31. januar 2024' }).click()
  await expect(part(page, 'dag, Dag')).toHaveText('31')
  await expect(panel(page).getByRole('button', { name: /31. januar 2024 valgt/ })).toBeVisible()
  await page.keyboard.type('11')
  for (const each of [page, other]) await expect(time(each)).toContainText('31. januar 2024 kl. 11.00–14.00')
  await page.keyboard.press('Control+z')
  for (const each of [page, other]) await expect(time(each)).toContainText('31. januar 2024 kl. 10.00–14.00')
})

test('[C6] on a phone, by finger: in sight, large enough, without fault to axe', async () => {
  const page = await visit('Vibeke Normann', { viewport: PHONE, touch: true })
  await time(page).tap()
  await expect(panel(page).getByRole('grid')).toBeVisible()
  await expect(panel(page)).toBeInViewport({ ratio: 1 })
  await expect(part(page, 'dag, Dag')).not.toBeFocused()
  for (const target of await panel(page)
    .locator('button:visible:not([tabindex="-1"]), .segments, .calendar-day:visible, label')
    .all())
    expectValue((await target.boundingBox())!.height).toBeGreaterThanOrEqual(44)
  expectValue(await axe(page)).toEqual([])
  await panel(page).getByRole('button', { name: 'tirsdag den 30. januar 2024' }).tap()
  await panel(page).getByRole('button', { name: 'Færdig' }).tap()
  await expect(time(page)).toHaveText('Tid: tirsdag den 30. januar 2024 kl. 10.00–14.00')
  expectValue(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
})

test('[E58] the calendar’s code comes when somebody points at a time, and not before; where it cannot come, that is said', async () => {
  const { page, context } = await meeting.visit('Vibeke Normann')
  await expect(saveState(page)).toHaveText(/Gemt/)
  const asked: string[] = []
  let isOffline = true
  await context.route('**/TimePicker-*.js', (route) => {
    asked.push(route.request().url())
    return isOffline ? route.abort() : route.continue()
  })
  await page.reload()
  await expect(saveState(page)).toHaveText(/Gemt/)
  await page.waitForLoadState('networkidle')
  expectValue(asked).toHaveLength(0)
  await time(page).hover()
  await expect.poll(() => asked.length).toBeGreaterThan(0)
  await time(page).click()
  await expect(panel(page)).toHaveText(/Kalenderen kunne ikke hentes/)
  isOffline = false
  await page.keyboard.press('Escape')
  await open(page)
})

test('[E59] the deadline for contributions stands with the facts and at the top, and is changed alike', async () => {
  const page = await visit()
  const other = await visit('Søren Madsen')
  const deadline = (each: Page) => each.getByRole('button', { name: /^Frist for bidrag:/ })
  await expect(deadline(page)).toHaveText('Frist for bidrag: ikke angivet')
  await deadline(page).click()
  await expect(page.getByRole('grid')).toBeVisible()
  await page.keyboard.type('17012024')
  await part(page, 'time, Klokken').focus()
  await page.keyboard.type('1200')
  await page.keyboard.press('Enter')
  await expect(deadline(other)).toHaveText('Frist for bidrag: onsdag den 17. januar 2024 kl. 12.00')
  await expect(other.locator('.sub')).toContainText('frist for bidrag: onsdag 17. januar kl. 12')
})
