/** How far items are, and what people make of it: from the first word to the approval, between a case officer and the secretariat. */
import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { readItem } from '../../shared/agenda/document.ts'
import { sealOf } from '../../shared/progress/seal.ts'
import { agenda, idOf, item } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { PHONE } from '../support/browser.ts'
import { goTo } from '../support/byKeys.ts'
import { cli, jsonLines } from '../support/cli.ts'
import { expect } from '../support/expect.ts'
import { enter, field, saveState, titleField, writeAtEnd } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { readStored } from '../support/storedAgenda.ts'
import { visitsTo } from '../support/visits.ts'

let meeting: Meeting

beforeAll(async () => {
  meeting = await openMeeting(({ 'Søren Madsen': søren, 'Ida Lund': ida }) => {
    const whole = (title: string) =>
      item(title)
        .by(søren.id)
        .caseNumber('SAG-2024-1')
        .field('background', 'Om sagen.')
        .field('recommendation', 'Det indstilles.')
        .field('presentation', 'Sagen er denne.')
    return agenda()
      .section(
        'Sager',
        whole('AI').field('presentation', '').attachments('Notat'),
        whole('Taster').field('presentation', ''),
        whole('Telefon').field('presentation', ''),
        whole('Sammen').by(søren.id, ida.id),
        whole('Hurtig'),
        item('Tom'),
      )
      .doc()
  })
  await meeting.setRole('Søren Madsen', 'contributor')
  await meeting.setRole('Ida Lund', 'contributor')
  await meeting.setRole('Jakob Eiby', 'reader')
})
afterAll(() => meeting.close())

const visit = visitsTo(() => meeting)
const responsible = (options?: Parameters<typeof visit>[1]) => visit('Søren Madsen', options)
const secretariat = () => visit('Karen Holm')

const statusOf = (page: Page, number: string): Locator =>
  page.locator('.item', { has: titleField(page, number) }).locator('.item-status')
const button = (page: Page, number: string, name: string): Locator =>
  statusOf(page, number).getByRole('button', { name: `${name}, punkt ${number}`, exact: true })
const buttons = (page: Page, number: string): Locator => statusOf(page, number).getByRole('button')
const chip = (page: Page, number: string): Locator => statusOf(page, number).locator('.chip').first()
const lacks = (page: Page, number: string): Locator => statusOf(page, number).locator('.lacks')
const inOutline = (page: Page, title: string): Locator =>
  page.locator('#outline .outline-row', { hasText: title }).locator('.standing')
const dialog = (page: Page): Locator => page.getByRole('dialog')
const notice = (page: Page): Locator => page.locator('.toast')

/** Not before the last words are in. */
async function approve(page: Page, number: string): Promise<void> {
  await expect(button(page, number, 'Godkend')).not.toHaveAttribute('aria-disabled')
  await button(page, number, 'Godkend').click()
  await expect(chip(page, number)).toHaveText('Godkendt')
}

test('[B6][B9][B11][B12][B13] from the first word to the approval, and a word after it', async () => {
  const [søren, karen] = [await responsible(), await secretariat()]
  await expect(lacks(søren, '1.1')).toHaveText('Mangler: Sagsfremstilling, 1 bilag')
  await lacks(søren, '1.1').getByRole('link', { name: 'Sagsfremstilling' }).click()
  const text = field(søren, 'Sagsfremstilling', '1.1')
  await expect(text).toBeFocused()
  await expect(text).toHaveAttribute('contenteditable', 'true')
  await søren.keyboard.type('Den mangler tal.')
  await expect(lacks(søren, '1.1')).toHaveText('Mangler: 1 bilag')
  await expect(lacks(karen, '1.1')).toHaveText('Mangler: 1 bilag')

  await button(søren, '1.1', 'Meld klar').click()
  await expect(dialog(søren)).toContainText('Der mangler: 1 bilag')
  await dialog(søren).getByRole('link', { name: '1 bilag' }).click()
  await expect(dialog(søren)).toHaveCount(0)
  const attachments = søren.locator('[id="item-id2/attachments"]')
  await expect(attachments.getByRole('heading', { name: 'Bilag' })).toBeFocused()
  await button(søren, '1.1', 'Meld klar').click()
  await dialog(søren).getByRole('button', { name: 'Meld klar alligevel' }).click()
  await expect(chip(søren, '1.1')).toHaveText('Klar')
  await expect(statusOf(søren, '1.1')).toContainText(
    'Meldt klar af dig. Tryk «Åbn igen» for at skrive videre.',
  )
  await expect(text).not.toHaveAttribute('contenteditable', 'true')

  await expect(chip(karen, '1.1')).toHaveText('Klar')
  await expect(inOutline(karen, 'AI')).toHaveAttribute('title', 'Klar')
  await button(karen, '1.1', 'Send retur').click()
  const send = dialog(karen).getByRole('button', { name: 'Send retur' })
  await expect(send).toBeDisabled()
  await karen.keyboard.insertText('Tallene mangler.')
  await send.click()
  await expect(chip(karen, '1.1')).toHaveText('Sendt retur')

  await expect(notice(søren)).toContainText('Karen Holm har sendt punkt 1.1 retur.')
  await notice(søren).getByRole('button', { name: 'Vis hvorfor' }).click()
  await expect(statusOf(søren, '1.1')).toContainText('Sendt retur af Karen Holm: Tallene mangler.')
  await writeAtEnd(søren, text, ' Nu er de her.')
  await button(søren, '1.1', 'Meld klar').click()
  await dialog(søren).getByRole('button', { name: 'Meld klar alligevel' }).click()
  await expect(statusOf(søren, '1.1')).not.toContainText('Tallene mangler.')

  await expect(field(karen, 'Sagsfremstilling', '1.1')).toHaveText('Den mangler tal. Nu er de her.')
  await approve(karen, '1.1')
  await expect(statusOf(søren, '1.1')).toContainText('Godkendt af Karen Holm. Skal noget rettes')
  await expect(buttons(søren, '1.1')).toHaveCount(0)
  await expect(saveState(karen)).toHaveText(/Gemt/)
  const stored = await readStored(meeting.dataDir, meeting.agenda)
  const id = idOf(stored, 'AI')
  const { status } = readItem(id, (stored.getMap('items') as never as Map<string, never>).get(id)!)
  expectValue(status.seal).toBe(sealOf(stored, id))

  await writeAtEnd(karen, field(karen, 'Baggrund', '1.1'), ' Og mere.')
  for (const page of [karen, søren]) {
    await expect(statusOf(page, '1.1')).toContainText('Ændret efter godkendelse')
    await expect(inOutline(page, 'AI')).toHaveAttribute('title', 'Ændret efter godkendelse')
  }
  await button(karen, '1.1', 'Godkend igen').click()
  for (const page of [karen, søren])
    await expect(statusOf(page, '1.1')).not.toContainText('Ændret efter godkendelse')
})

test('[B6][B9][B14] by keys alone: to what is missing, ready, and open again; the focus is on the button that came', async () => {
  const page = await responsible()
  const missing = lacks(page, '1.2').getByRole('link', { name: 'Sagsfremstilling' })
  await goTo(page, missing)
  await page.keyboard.press('Enter')
  await expect(field(page, 'Sagsfremstilling', '1.2')).toBeFocused()
  await goTo(page, button(page, '1.2', 'Meld klar'), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByRole('button', { name: 'Skriv videre' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(button(page, '1.2', 'Meld klar')).toBeFocused()
  await page.keyboard.press('Enter')
  await goTo(page, dialog(page).getByRole('button', { name: 'Meld klar alligevel' }))
  await page.keyboard.press('Enter')
  await expect(button(page, '1.2', 'Åbn igen')).toBeFocused()
  await page.keyboard.press('Space')
  await expect(button(page, '1.2', 'Meld klar')).toBeFocused()
  await expect(chip(page, '1.2')).toHaveText('Ikke klar')
})

test('[B14] a key that is held, and a press that is doubled, take one step', async () => {
  const page = await responsible()
  const ready = button(page, '1.5', 'Meld klar')
  const open = button(page, '1.5', 'Åbn igen')
  await ready.focus()
  await page.keyboard.down('Enter')
  await expect(open).toBeFocused()
  // Held on: the browser repeats it on what has the focus.
  await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await expect(chip(page, '1.5')).toHaveText('Klar')
  await open.dblclick()
  await expect(ready).toBeVisible()
  await expect(chip(page, '1.5')).toHaveText('Ikke klar')
})

test('[B14] the focus goes where the status is told when a colleague leaves nothing to press', async () => {
  const [søren, karen] = [await responsible(), await secretariat()]
  await button(søren, '1.5', 'Meld klar').click()
  await button(søren, '1.5', 'Åbn igen').focus()
  await approve(karen, '1.5')
  await expect(statusOf(søren, '1.5').locator('.item-chips')).toBeFocused()
  await button(karen, '1.5', 'Fortryd godkendelse').click()
  await expect(button(karen, '1.5', 'Godkend')).toBeFocused()
  await button(karen, '1.5', 'Åbn igen').click()
  await expect(button(karen, '1.5', 'Meld klar')).toBeFocused()
})

test('[B9] who else writes in the item is said before it is ready', async () => {
  const [søren, ida] = [await responsible(), await visit('Ida Lund')]
  await enter(field(ida, 'Baggrund', '1.4'))
  await expect(søren.locator('.field .writing-here')).toHaveCount(1)
  await button(søren, '1.4', 'Meld klar').click()
  await expect(dialog(søren)).toContainText('Ida skriver i punktet lige nu.')
  await dialog(søren).getByRole('button', { name: 'Skriv videre' }).click()
  await expect(chip(søren, '1.4')).toHaveText('Ikke klar')
})

test('[B9] where nothing is missing and nobody writes it is ready at once, and told', async () => {
  const page = await responsible()
  await button(page, '1.4', 'Meld klar').click()
  await expect(notice(page)).toContainText('Du meldte punkt 1.4 klar.')
  await expect(chip(page, '1.4')).toHaveText('Klar')
  await button(page, '1.4', 'Åbn igen').click()
  await expect(chip(page, '1.4')).toHaveText('Ikke klar')
})

test('[B10] an approval waits for the words that are on their way, and says so; then the button can be pressed', async () => {
  const page = await secretariat()
  await page.clock.install()
  await page.reload()
  await expect(saveState(page)).toHaveText(/Gemt/)
  const approval = button(page, '1.4', 'Godkend')
  await button(page, '1.4', 'Meld klar').click()
  await expect(approval).toBeFocused()
  await expect(approval).toHaveAttribute('aria-disabled', 'true')
  await expect(approval).toHaveAttribute('aria-description', /når de sidste ord er nået frem/)
  await page.keyboard.press('Enter')
  await expect(chip(page, '1.4')).toHaveText('Klar')
  await page.clock.fastForward(5_000)
  await expect(approval).not.toHaveAttribute('aria-disabled')
  await expect(approval).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(chip(page, '1.4')).toHaveText('Godkendt')
})

test('[B8][B15][B16] who reads sees where each stands, in the outline too, and has no button; the view for reading has nothing of it', async () => {
  const page = await visit('Jakob Eiby')
  await expect(chip(page, '1.6')).toHaveText('Ikke klar')
  await expect(lacks(page, '1.6')).toContainText('ansvarlig, sagsnummer, Baggrund')
  await expect(page.locator('.item-status button')).toHaveCount(0)
  await expect(inOutline(page, 'Tom')).toHaveAttribute('title', 'Tom')
  await expect(
    page.locator('#outline').getByRole('group', { name: 'Hvor langt dagsordenen er' }),
  ).toContainText('1 tom')
  await expect(page.getByRole('group', { name: 'Hvor langt afsnit 1 er' })).toContainText('1 tom')
  await page.getByRole('link', { name: 'Læs', exact: true }).click()
  await expect(page.locator('.item-status, .section-sum, .agenda-sum, .standing')).toHaveCount(0)
})

test('[B18] the command says what the page says, beside the running server', async () => {
  const page = await secretariat()
  await expect(chip(page, '1.6')).toBeVisible()
  const told = jsonLines(await cli(['progress', meeting.agenda], { DATA_DIR: meeting.dataDir }))
  expectValue(told.map(({ number }) => number)).toEqual(['1.1', '1.2', '1.3', '1.4', '1.5', '1.6'])
  for (const { number, status, missing } of told) {
    await expect(chip(page, number as string)).toHaveClass(`chip ${status}`)
    await expect(lacks(page, number as string)).toHaveCount((missing as unknown[]).length > 0 ? 1 : 0)
  }
})

test('[B7] a letter that says nothing new of an item draws nothing of it anew', async () => {
  // Who was never there finds nothing marked as new, that would be seen meanwhile.
  const page = await visit('Vibeke Normann')
  await writeAtEnd(page, field(page, 'Baggrund', '1.2'), ' Ny')
  const changed = await page.evaluateHandle(() => {
    const drawn: string[] = []
    const observer = new MutationObserver((records) =>
      drawn.push(...records.map(({ target }) => (target as Element).className)),
    )
    for (const part of document.querySelectorAll('.item-status, #outline, .section-sum'))
      observer.observe(part, { childList: true, subtree: true, characterData: true, attributes: true })
    return drawn
  })
  await page.keyboard.type('e ord i den')
  await expect(field(page, 'Baggrund', '1.2')).toContainText('Nye ord i den')
  await expect(saveState(page)).toHaveText(/Gemt/)
  expectValue(await changed.jsonValue()).toEqual([])
})

test('[B6] on a phone all that is pressed is 44 pixels, and axe finds no fault', async () => {
  const page = await responsible({ viewport: PHONE, touch: true })
  await lacks(page, '1.3').getByRole('link', { name: 'Sagsfremstilling' }).tap()
  const text = field(page, 'Sagsfremstilling', '1.3')
  await expect(text).toBeFocused()
  await expect(text).toHaveAttribute('contenteditable', 'true')
  const small = await page.locator('.item-status :is(a, button)').evaluateAll((all) =>
    all
      .map((one) => [one.textContent, one.getBoundingClientRect()] as const)
      .filter(([, { width, height }]) => width < 44 || height < 44)
      .map(([words]) => words),
  )
  expectValue(small).toEqual([])
  expectValue((await axeOn(page).analyze()).violations).toEqual([])
  await button(page, '1.3', 'Meld klar').tap()
  await dialog(page).getByRole('button', { name: 'Meld klar alligevel' }).tap()
  await expect(chip(page, '1.3')).toHaveText('Klar')
  expectValue(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    PHONE.width,
  )
})
