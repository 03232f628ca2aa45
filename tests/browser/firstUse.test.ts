/** The first time: an agenda with nothing in it, a first visit, and finding what one has to write. */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { agenda, item, section } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { DESKTOP, PHONE } from '../support/browser.ts'
import { expect } from '../support/expect.ts'
import { chooseInMenu, countSentContent, field, saveState, titleField } from '../support/inPage.ts'
import { rowsIn } from '../support/keptRows.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'

let empty: Meeting
let meeting: Meeting
const LONG = 'Et langt afsnit. '.repeat(200)

beforeAll(async () => {
  empty = await openMeeting(() => agenda().doc())
  meeting = await openMeeting(({ 'Vibeke Normann': vibeke, 'Søren Madsen': soren }) =>
    agenda()
      .section('Sager', item('Sørens').by(soren.id).field('background', LONG).field('recommendation', 'Så.'))
      .item(section('Tomt afsnit'))
      .section(
        'Flere',
        item('Vibekes').by(vibeke.id).field('background', LONG),
        item('Skrevet')
          .by(vibeke.id)
          .field('background', 'A')
          .field('recommendation', 'B')
          .field('presentation', 'C'),
      )
      .doc(),
  )
})
afterAll(() => Promise.all([empty.close(), meeting.close()]))

const hint = (page: Page) => page.getByText('Klik i en tekst for at skrive. Alt gemmes, mens du skriver.')

async function expectNoFault(page: Page, width: number): Promise<void> {
  const { violations } = await axeOn(page).analyze()
  expectValue(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  expectValue(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
}

test.each([
  ['a desk', DESKTOP],
  ['a phone', PHONE],
])('[E46][C6] on %s an empty agenda says what to do, and the button is there', async (_where, viewport) => {
  const { page } = await empty.visit('Vibeke Normann', { viewport })
  await expect(page.getByText('Her er ingen punkter endnu')).toBeInViewport()
  const here = page.getByRole('main')
  await expect(here.getByRole('button', { name: 'Nyt punkt' })).toBeInViewport()
  await expectNoFault(page, viewport.width)
  await page.goto(`${page.url()}/laes`)
  await page.getByRole('link', { name: 'Skriv det første' }).click()
  await here.getByRole('button', { name: 'Nyt afsnit' }).click()
  await page.keyboard.type('Sager')
  await page.getByRole('button', { name: 'Nyt punkt her' }).click()
  await expect(titleField(page, '1.1')).toBeFocused()
  await expect(page.getByText('Her er ingen punkter endnu')).toHaveCount(0)
  await chooseInMenu(page, '1', 'Slet')
  await expect(page.getByText('Her er ingen punkter endnu')).toBeVisible()
})

test('[E46] the line for a first visit stays closed for who closed it, and is there for the next', async () => {
  const { page } = await meeting.visit('Ida Lund')
  await expect(hint(page)).toBeVisible()
  await page.getByRole('button', { name: 'Forstået' }).click()
  await expect(hint(page)).toHaveCount(0)
  await expect(page.locator('main')).toBeFocused()
  await expect(saveState(page)).toHaveText(/Gemt/)
  await expect(hint(page)).toHaveCount(0)
  // Somebody else in the same browser.
  await page.context().clearCookies()
  await page.goto(await meeting.link('Karen Holm'))
  await page.getByRole('button').click()
  await expect(hint(page)).toBeVisible()
  await expectNoFault(page, DESKTOP.width)
  await meeting.setRole('Karen Holm', 'contributor')
  await expect(page.getByText('Du kan skrive i et punkt, når sekretariatet har gjort dig')).toBeVisible()
  await meeting.setRole('Karen Holm', 'secretariat')
  await expect(hint(page)).toBeVisible()
})

test('[E46][E47] a page that opens from its local copy knows whose it is before the server says so', async () => {
  const { page } = await meeting.visit('Vibeke Normann')
  await page.getByRole('button', { name: 'Forstået' }).click()
  await expect.poll(() => rowsIn(page, 'headlines', 'headline')).toBe(1)
  await page.routeWebSocket('**', () => {})
  await page.reload()
  await expect(page.locator('main .own-mark')).toHaveCount(2)
  await expect(hint(page)).toHaveCount(0)
})

test('[E47][V35] one’s own items are marked, and linked to where one has not written yet', async () => {
  const { page } = await meeting.visit('Vibeke Normann')
  const links = page.getByRole('navigation', { name: 'Dine punkter' })
  await expect(links.getByRole('link')).toHaveText(['3.1 Vibekes', '3.2 Skrevet'])
  await expect(page.locator('main .own-mark')).toHaveCount(2)
  await expect(page.locator('.outline.wide .outline-row', { hasText: 'Vibekes' })).toContainText('dit punkt')
  await expect(page.locator('.outline.wide .outline-row', { hasText: 'Sørens' })).not.toContainText(
    'dit punkt',
  )
  await links.getByRole('link', { name: 'Vibekes' }).click()
  await expect(page).toHaveURL(/\/recommendation$/)
  await expect(field(page, 'Indstilling', '3.1')).toBeInViewport()
  await expect(page.locator('[contenteditable=true]')).toHaveCount(0)
  const place = page.locator('.field', { has: field(page, 'Indstilling', '3.1') })
  await expect(place.locator('.field-heading')).toBeFocused()
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }))
  await links.getByRole('link', { name: 'Vibekes' }).focus()
  await page.keyboard.press('Enter')
  await expect(place.locator('.field-heading')).toBeFocused()
  await expect(field(page, 'Indstilling', '3.1')).toBeInViewport()
})

test('[E47] a link to one’s own item leads to the first field that is not written', async () => {
  const { page: start } = await meeting.visit('Vibeke Normann')
  const row = start.locator('.outline.wide .outline-row', { hasText: 'Vibekes' })
  const { page } = await meeting.visit('Vibeke Normann', { at: (await row.getAttribute('href'))! })
  await expect(field(page, 'Indstilling', '3.1')).toBeInViewport()
  const { page: other } = await meeting.visit('Ida Lund', { at: (await row.getAttribute('href'))! })
  await expect(titleField(other, '3.1')).toBeInViewport()
})

test('[E47] others’ items look like paper until one points at them, and a click writes', async () => {
  const { page } = await meeting.visit('Vibeke Normann')
  const theirs = page.locator('.item', { has: titleField(page, '1.1') })
  const menu = theirs.locator('.item-menu-button')
  await page.mouse.move(5, 300)
  await expect(menu).toHaveCSS('opacity', '0')
  await expect(theirs.getByRole('button', { name: /Kopiér link/ })).toHaveCount(0)
  await theirs.hover()
  await expect(menu).toHaveCSS('opacity', '1')
  await page.mouse.move(5, 300)
  await menu.focus()
  await expect(menu).toHaveCSS('opacity', '1')
  await field(page, 'Indstilling', '1.1').click()
  await expect(field(page, 'Indstilling', '1.1')).toHaveAttribute('contenteditable', 'true')
})

test('[E48] words are selected across fields without an editor, and without a write', async () => {
  const { page } = await meeting.visit('Vibeke Normann')
  await expect(saveState(page)).toHaveText(/Gemt/)
  const sent = countSentContent(page)
  await page.reload()
  await expect(saveState(page)).toHaveText(/Gemt/)
  const from = field(page, 'Baggrund', '3.2')
  await from.scrollIntoViewIfNeeded()
  const [a, b] = [await from.boundingBox(), await field(page, 'Sagsfremstilling', '3.2').boundingBox()]
  await page.mouse.move(a!.x + 1, a!.y + a!.height / 2)
  await page.mouse.down()
  await page.mouse.move(b!.x + 60, b!.y + b!.height / 2, { steps: 8 })
  await page.mouse.up()
  const words = await page.evaluate(() => getSelection()?.toString().replace(/\s+/g, ' '))
  expectValue(words).toMatch(/^A .*B .*C$/)
  await expect(page.locator('[contenteditable=true]')).toHaveCount(0)
  expectValue(sent.updates).toBe(0)
})
