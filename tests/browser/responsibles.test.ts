/** Choosing who is responsible for an item: from the council's people, by a part of the name. */
import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { openStorage } from '../../server/storage/open.ts'
import { agenda, item } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { PHONE } from '../support/browser.ts'
import { expect } from '../support/expect.ts'
import { chooseInMenu, enter, field, saveState } from '../support/inPage.ts'
import { clearRows, rowsIn } from '../support/keptRows.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { visitsTo } from '../support/visits.ts'

let meeting: Meeting

beforeAll(async () => {
  meeting = await openMeeting(({ 'Søren Madsen': søren, 'Ida Lund': ida, 'Karen Holm': karen }) =>
    agenda()
      .section(
        'Sager',
        item('Til to').by(søren.id, ida.id),
        item('Ukendt').by('nobody-knows-me'),
        item('Tom'),
        item('Sammen').by(karen.id),
        item('Taster'),
        item('Telefon'),
        item('Fortryd'),
        item('Fra fil').by('from-file'),
      )
      .doc(),
  )
})
afterAll(() => meeting.close())

const visit = visitsTo(() => meeting, { onePage: true })

const responsibles = (page: Page, number: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^Ansvarlige?: .*, punkt ${number}$`) })
const chooser = (page: Page): Locator => page.getByRole('dialog', { name: /^Vælg ansvarlige/ })
const line = (page: Page): Locator => page.getByRole('combobox', { name: /^Vælg ansvarlige/ })
const options = (page: Page): Locator => chooser(page).getByRole('option')
const option = (page: Page, name: string): Locator => chooser(page).getByRole('option', { name })
const axe = async (page: Page) => (await axeOn(page).analyze()).violations

test('[E50] they are named, and one’s own name is told from the others', async () => {
  const page = await visit('Søren Madsen')
  await expect(responsibles(page, '1.1')).toHaveText(/^Ansvarlige: Søren Madsen\s\(dig\) og Ida Lund/)
  await expect(responsibles(page, '1.3')).toHaveText(/^Ansvarlig: ingen endnu/)
})

test('[E50] one is found by a part of the name, whatever case, and chosen; colleagues see it', async () => {
  const page = await visit()
  const other = await visit('Søren Madsen')
  await responsibles(page, '1.3').click()
  await expect(line(page)).toBeFocused()
  await expect(options(page)).toHaveText([/Vibeke Normann.*dig/, /Ida/, /Jakob/, /Karen/, /Søren/])
  // Playwright's keyboard lacks the letter.
  await page.keyboard.insertText('SØR')
  await expect(options(page)).toHaveText([/Søren Madsen/])
  await page.keyboard.press('Enter')
  await expect(responsibles(other, '1.3')).toHaveText(/^Ansvarlig: Søren Madsen\s\(dig\)/)
  await expect(line(page)).toHaveValue('')
  await page.keyboard.type('lund')
  await option(page, 'Ida Lund').click()
  await expect(responsibles(other, '1.3')).toHaveText(/^Ansvarlige: Søren Madsen\s\(dig\) og Ida Lund/)
  await expect(option(page, 'Ida Lund')).toHaveAttribute('aria-selected', 'true')
  await expect(options(page)).toHaveCount(1)
  await page.keyboard.press('Delete')
  await option(page, 'Søren Madsen').click()
  await expect(responsibles(other, '1.3')).toHaveText(/^Ansvarlig: Ida Lund/)
  await page.keyboard.type('xyz')
  await expect(chooser(page)).toContainText('Ingen i rådet hedder «xyz».')
})

test('[E83] the names stay where they are on the screen when one is chosen, although a line comes at the page’s top', async () => {
  const page = await visit()
  await responsibles(page, '1.7').click()
  const placeOf = async () => Math.round((await option(page, 'Karen Holm').boundingBox())!.y)
  const before = await placeOf()
  expectValue(await page.evaluate(() => scrollY)).toBeGreaterThan(0)
  await option(page, 'Vibeke Normann').click()
  await expect(page.getByRole('navigation', { name: /^Dit punkt/ })).toBeAttached()
  await expect.poll(async () => Math.abs((await placeOf()) - before)).toBeLessThanOrEqual(1)
  await option(page, 'Vibeke Normann').click()
  await expect(responsibles(page, '1.7')).toHaveText(/^Ansvarlig: ingen endnu/)
  await expect.poll(async () => Math.abs((await placeOf()) - before)).toBeLessThanOrEqual(1)
})

test('[E51] one whom the council does not know is shown as such, and taken away', async () => {
  const page = await visit()
  await expect(responsibles(page, '1.2')).toHaveText(/^Ansvarlig: ukendt person/)
  await responsibles(page, '1.2').click()
  await expect(options(page).first()).toHaveText(/ukendt person/)
  await options(page).first().click()
  await expect(responsibles(page, '1.2')).toHaveText(/^Ansvarlig: ingen endnu/)
})

test('[E50] two who choose on one item at once both keep their choice, and see each other’s in the open list', async () => {
  const page = await visit()
  const other = await visit('Søren Madsen')
  for (const each of [page, other]) await responsibles(each, '1.4').click()
  await Promise.all([option(page, 'Ida Lund').click(), option(other, 'Jakob Eiby').click()])
  for (const each of [page, other]) {
    // Both stand behind who was there; which of them was first nobody knows.
    await expect(responsibles(each, '1.4')).toHaveText(
      /^Ansvarlige: Karen Holm, (Ida Lund og Jakob Eiby|Jakob Eiby og Ida Lund)/,
    )
    await expect(chooser(each).getByRole('option', { selected: true })).toHaveCount(3)
  }
  // The focus is in the line, in which nothing stands: undo is the agenda's.
  await page.keyboard.press('Control+z')
  // What was undone may have been the order of both.
  await expect(responsibles(other, '1.4')).toHaveText(
    /^Ansvarlige: (Karen Holm og Jakob Eiby|Jakob Eiby og Karen Holm)/,
  )
})

test('[C5] Ctrl+Z takes back one choice after the other, also a removal', async () => {
  const page = await visit()
  await responsibles(page, '1.7').click()
  for (const name of ['Ida Lund', 'Karen Holm', 'Ida Lund']) await option(page, name).click()
  await expect(responsibles(page, '1.7')).toHaveText(/^Ansvarlig: Karen Holm/)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect(responsibles(page, '1.7')).toHaveText(/^Ansvarlige: Ida Lund og Karen Holm/)
  await page.keyboard.press('Control+z')
  await expect(responsibles(page, '1.7')).toHaveText(/^Ansvarlig: Ida Lund/)
  await page.keyboard.press('Control+Shift+z')
  await expect(responsibles(page, '1.7')).toHaveText(/^Ansvarlige: Ida Lund og Karen Holm/)
})

test('[E52] by keyboard alone: opened, walked through, chosen, told, closed, and the focus is back', async () => {
  const page = await visit()
  const button = responsibles(page, '1.5')
  await button.focus()
  for (const key of ['Enter', 'Space']) {
    await page.keyboard.press(key)
    await expect(line(page)).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(chooser(page)).toHaveCount(0)
    await expect(button).toBeFocused()
  }
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const active = await line(page).getAttribute('aria-activedescendant')
  await expect(page.locator(`[id="${active}"]`)).toHaveText(/Ida Lund/)
  await page.keyboard.press('Enter')
  await expect(chooser(page).getByRole('status')).toHaveText('Valgt: Ida Lund')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(chooser(page).getByRole('status')).toHaveText('Valgt: Søren Madsen')
  await page.keyboard.type('k')
  await expect(chooser(page).getByRole('status')).toHaveText('3 navne')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(chooser(page)).toHaveCount(0)
  await expect(button).toBeFocused()
  await expect(button).toHaveText(/^Ansvarlige: Ida Lund og Søren Madsen/)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  await expect(page.getByLabel('Sagsnr., punkt 1.5')).toBeFocused()
  await expect(chooser(page)).toHaveCount(0)
})

test('[E52] a press elsewhere closes, and one’s place is shown to others meanwhile', async () => {
  const page = await visit('Jakob Eiby')
  const other = await visit('Søren Madsen')
  await responsibles(page, '1.1').click()
  await other.getByRole('button', { name: /Her er også/ }).click()
  await expect(other.getByText('Skriver i punkt 1.1')).toBeVisible()
  await page.getByRole('heading', { level: 1 }).click()
  await expect(chooser(page)).toHaveCount(0)
  await expect(other.getByText('Skriver i punkt 1.1')).toHaveCount(0)
})

test('[C6] on a phone, by finger: no keyboard comes up by itself, every target is large enough, and axe has no complaint', async () => {
  const page = await visit('Vibeke Normann', { viewport: PHONE, touch: true })
  await responsibles(page, '1.6').tap()
  await expect(chooser(page)).toBeInViewport({ ratio: 1 })
  await expect(line(page)).not.toBeFocused()
  for (const target of [
    responsibles(page, '1.6'),
    line(page),
    ...(await options(page).all()),
    chooser(page).getByRole('button'),
  ])
    expectValue((await target.boundingBox())!.height).toBeGreaterThanOrEqual(44)
  await option(page, 'Jakob Eiby').tap()
  await option(page, 'Ida Lund').tap()
  expectValue(await axe(page)).toEqual([])
  await chooser(page).getByRole('button', { name: 'Færdig' }).tap()
  await expect(responsibles(page, '1.6')).toHaveText(/^Ansvarlige: Jakob Eiby og Ida Lund/)
  expectValue(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
})

test('[C6] the open list is without fault to axe: as it opens, narrowed, and with nobody in it', async () => {
  const page = await visit()
  await responsibles(page, '1.1').click()
  expectValue(await axe(page)).toEqual([])
  await page.keyboard.type('ma')
  await expect(options(page)).toHaveCount(2)
  expectValue(await axe(page)).toEqual([])
  await page.keyboard.type('ttt')
  await expect(options(page)).toHaveCount(0)
  expectValue(await axe(page)).toEqual([])
})

test('when the names cannot be read, that is said, and they are read again', async () => {
  const { page, context } = await meeting.visit('Vibeke Normann')
  await expect(responsibles(page, '1.4')).toContainText('Karen Holm')
  await context.route('**/api/councils/*/people', (route) => route.abort())
  // Kept a moment after they are shown: what is cleared before that would come back.
  await expect.poll(() => rowsIn(page, 'headlines', 'people')).toBe(1)
  await clearRows(page, 'headlines')
  await page.reload()
  await expect(saveState(page)).toHaveText(/Gemt/)
  await expect(page.getByText('navnene kunne ikke hentes').first()).toBeVisible()
  // Opened, the list asks once more by itself.
  const askedAgain = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/people'))
  await page.locator('.responsibles button', { hasText: 'navnene kunne ikke hentes' }).first().click()
  await askedAgain
  await expect(chooser(page).getByRole('alert')).toContainText('Navnene kunne ikke hentes.')
  await context.unroute('**/api/councils/*/people')
  await chooser(page).getByRole('button', { name: 'Prøv igen' }).click()
  await expect(option(page, 'Karen Holm')).toBeVisible()
})

test('[G18][G19][G20] whose item is locked in the middle of a word keeps it, and is told why; elsewhere nothing is offered', async () => {
  await meeting.setRole('Ida Lund', 'contributor')
  const karen = await visit('Karen Holm')
  const ida = await visit('Ida Lund')
  const others = field(ida, 'Baggrund', '1.2')
  await others.click()
  await expect(others).toHaveAttribute('aria-readonly', 'true')
  await expect(ida.locator('.why-not')).toHaveText(
    'Her skriver kun de ansvarlige for punktet og sekretariatet.',
  )
  const scrolled = await ida.evaluate(() => scrollY)
  await ida.keyboard.type('Et par ord')
  expectValue(await ida.evaluate(() => scrollY)).toBe(scrolled)
  await ida.keyboard.press('Control+End')
  await ida.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }))
  await ida.keyboard.type('x')
  await expect(others).toBeInViewport()
  await expect(ida.getByRole('button', { name: 'Nyt punkt' })).toHaveCount(0)
  await expect(responsibles(ida, '1.1')).toHaveCount(0)

  const own = field(ida, 'Baggrund', '1.1')
  await enter(own)
  await ida.keyboard.type('Midt i et or')
  await expect(field(karen, 'Baggrund', '1.1')).toHaveText('Midt i et or')
  await chooseInMenu(karen, '1.1', 'Lås for de ansvarlige')
  await expect(own).toHaveAttribute('aria-readonly', 'true')
  await expect(own).toBeFocused()
  await expect(own).toHaveText('Midt i et or')
  const why = 'Punktet er låst af Karen Holm.'
  await expect(ida.getByText(`Du kan ikke skrive videre her. ${why}`)).toBeVisible()
  await expect(own).toHaveAttribute('aria-description', why)
  expectValue(await axe(ida)).toEqual([])

  await meeting.setRole('Ida Lund', 'reader')
  await expect(own).toHaveAttribute('aria-description', 'Du kan læse med her, men ikke ændre.')
  await expect(saveState(ida)).toHaveText(/Gemt/)
})

test('[R13][R18][R19] a name is joined with somebody, whose open page lets them write; removed, they keep their words', async () => {
  await meeting.setRole('Ida Lund', 'contributor')
  await bringName('from-file', 'Ida Lund')
  const karen = await visit('Karen Holm')
  const ida = await visit('Ida Lund')
  const theirs = field(ida, 'Baggrund', '1.8')
  await expect(theirs).toHaveAttribute('aria-readonly', 'true')

  await karen.setViewportSize(PHONE)
  await karen.goto(`${meeting.server.url}/council/${meeting.council}/people`)
  const join = karen.getByRole('button', { name: 'Det er Ida Lund' })
  await expect(join).toBeVisible()
  expectValue(await axe(karen)).toEqual([])
  expectValue(await karen.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    PHONE.width,
  )
  await join.press('Enter')
  const question = karen.getByRole('dialog')
  await expect(question).toContainText('Ida Lund kan derefter skrive i ét punkt')
  await question.getByRole('button', { name: 'Saml dem' }).press('Enter')
  await expect(karen.getByText('I dagsordener også: Ida Lund')).toBeVisible()
  await expect(theirs).toHaveAttribute('aria-readonly', 'false')
  await expect(ida.locator('.responsibles', { hasText: 'punkt 1.8' })).toContainText(/Ida Lund\s\(dig\)/)
  await enter(theirs)
  await ida.keyboard.type('Mit eget punkt. ')
  await expect(saveState(ida)).toHaveText(/Gemt/)

  await ida.context().setOffline(true)
  await expect(saveState(ida)).toContainText('Ikke forbundet')
  await ida.keyboard.type('Ord undervejs.')
  await karen.getByRole('button', { name: 'Fjern Ida Lund' }).press('Enter')
  await question.getByRole('button', { name: 'Fjern fra rådet' }).press('Enter')
  await expect(karen.getByText('Ida Lund er ikke længere med.')).toBeVisible()
  await expect(karen.locator('.member', { hasText: 'Ida Lund' })).toHaveCount(0)
  await ida.context().setOffline(false)
  await expect(ida.getByText('Du har ikke adgang til denne dagsorden.')).toBeVisible()
  await expect(ida.locator('#unsaved-words')).toHaveValue(/Ord undervejs\./)
  // Not while she is out; but she can ask.
  await ida.getByRole('button', { name: 'Prøv igen' }).click()
  await expect(ida.getByText('Du har ikke adgang til denne dagsorden.')).toBeVisible()
  await ida.getByRole('link', { name: 'Til dagsordenerne' }).click()
  await expect(ida.locator('#left-behind')).toHaveValue(/Ord undervejs\./)
})

/** A name that an imported agenda brought to the council. */
async function bringName(id: string, name: string): Promise<void> {
  const storage = await openStorage({ dataDir: meeting.dataDir })
  await storage.directory.savePerson({ id, name, email: null })
  await storage.directory.saveMember(meeting.council, id, null)
  await storage.close()
}
