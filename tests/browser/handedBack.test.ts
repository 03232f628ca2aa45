/** Two people in one paragraph: one makes a list of it while the other, out of reach, types in it. */
import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { paragraphs } from '../../shared/richtext/richText.ts'
import { agenda, item } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { expect } from '../support/expect.ts'
import { clickBefore, deleteAnyway, field, saveState } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { visitsTo } from '../support/visits.ts'

let meeting: Meeting
const TEXT = paragraphs('Rådet drøftede sagen.', 'Andet afsnit.')
const WORDS = 'meget grundigt '

beforeAll(async () => {
  const items = ['Ét', 'To', 'Tre', 'Fire', 'Fem', 'Seks'].map((title) =>
    item(title).field('background', TEXT),
  )
  meeting = await openMeeting(() =>
    agenda()
      .section('Sager', ...items)
      .doc(),
  )
})
afterAll(() => meeting.close())

const visit = visitsTo(() => meeting)

const boxIn = (page: Page, number: string): Locator =>
  page.getByRole('group', { name: `Dine ord fra Baggrund, punkt ${number}` })

async function makeList(page: Page, number: string): Promise<void> {
  await clickBefore(page, field(page, 'Baggrund', number), 'sagen')
  await page.keyboard.press('Control+Shift+8')
  await expect(field(page, 'Baggrund', number).locator('li')).toHaveCount(1)
  await expect(saveState(page)).toHaveText(/Gemt/)
}

/** Vibeke types while her network is away, and Søren makes a list of the paragraph; then her network comes back. */
async function swallowed(number: string, meanwhile = makeList): Promise<{ vibeke: Page; søren: Page }> {
  const vibeke = await visit('Vibeke Normann')
  const søren = await visit('Søren Madsen')
  await clickBefore(vibeke, field(vibeke, 'Baggrund', number), 'drøftede')
  await vibeke.context().setOffline(true)
  await vibeke.keyboard.type(WORDS)
  await meanwhile(søren, number)
  await vibeke.context().setOffline(false)
  await expect(boxIn(vibeke, number)).toHaveCount(1)
  return { vibeke, søren }
}

async function expectNoFaultToAxe(page: Page): Promise<void> {
  const { violations } = await axeOn(page).analyze()
  expectValue(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

test('[W8][V20][V34][V40] the words stand below their text, with who changed it, also after a reload; told once, and to nobody else', async () => {
  const { vibeke, søren } = await swallowed('1.1')
  await expect(field(vibeke, 'Baggrund', '1.1')).not.toContainText(WORDS.trim())
  const box = boxIn(vibeke, '1.1')
  await expect(box).toContainText('Dine ord stod i et afsnit, som Søren Madsen lavede om:')
  await expect(box.locator('q')).toHaveText(WORDS)
  // Both at once: what is said about the connection goes at any moment, and all below it moves up.
  const above = await field(vibeke, 'Baggrund', '1.1').elementHandle()
  const distance = await box.evaluate(
    (it, text) => it.getBoundingClientRect().top - text!.getBoundingClientRect().bottom,
    above,
  )
  expectValue(distance).toBeGreaterThanOrEqual(0)
  await expect(vibeke.getByRole('status').filter({ hasText: 'Nogle af dine ord' })).toHaveCount(1)
  const [notice, main] = await Promise.all(
    ['.toast', 'main'].map((part) => vibeke.locator(part).boundingBox()),
  )
  expectValue(notice!.x + notice!.width).toBeLessThan(main!.x)
  await expectNoFaultToAxe(vibeke)
  await expect(søren.locator('.handed-back')).toHaveCount(0)
  await vibeke.reload()
  await expect(box.locator('q')).toHaveText(WORDS)
  await vibeke.getByRole('button', { name: 'Vis dem' }).click()
  await expect(box).toBeInViewport()
  await expect(box.getByRole('button', { name: 'Sæt ind' })).toBeFocused()
  await expect(vibeke.locator('.toast')).toHaveText('')
  // The notice has gone; what waits is told at the top, and led to, each time.
  await vibeke.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }))
  await vibeke.getByRole('button', { name: 'Tekst, der ikke kom med (1)' }).focus()
  await vibeke.keyboard.press('Enter')
  await expect(box.getByRole('button', { name: 'Sæt ind' })).toBeFocused()
  await expect(box).toBeInViewport()
  await box.getByRole('button', { name: 'Fjern' }).click()
  await expect(vibeke.getByRole('button', { name: /Tekst, der ikke kom med/ })).toHaveCount(0)
})

test('[W8] who closed the page before the news came finds the words at the next visit', async () => {
  const vibeke = await visit('Vibeke Normann')
  const søren = await visit('Søren Madsen')
  await clickBefore(vibeke, field(vibeke, 'Baggrund', '1.2'), 'drøftede')
  await clickBefore(søren, field(søren, 'Baggrund', '1.2'), 'sagen')
  // Her words are at the server; the news of what he does does not come back to her.
  await søren.context().setOffline(true)
  await søren.keyboard.press('Control+Shift+8')
  await vibeke.keyboard.type(WORDS)
  await expect(saveState(vibeke)).toHaveText(/Gemt/)
  await vibeke.close()
  await søren.context().setOffline(false)
  await expect(field(søren, 'Baggrund', '1.2').locator('li')).toHaveCount(1)
  await expect(saveState(søren)).toHaveText(/Gemt/)
  const again = await visit('Vibeke Normann')
  const box = boxIn(again, '1.2')
  await expect(box.locator('q')).toHaveText(WORDS)
})

test('[W9] «Sæt ind» puts them last in the text, for everybody; undo takes it back, and the box is gone in every tab', async () => {
  const { vibeke, søren } = await swallowed('1.3')
  const box = (page: Page) => boxIn(page, '1.3')
  const tab = await vibeke.context().newPage()
  await tab.goto(vibeke.url())
  await expect(box(tab)).toHaveCount(1)
  await box(vibeke).getByRole('button', { name: 'Sæt ind' }).focus()
  await vibeke.keyboard.press('Enter')
  await expect(box(vibeke)).toHaveCount(0)
  const last = (page: Page) => field(page, 'Baggrund', '1.3').locator('p').last()
  await expect(last(vibeke)).toHaveText(WORDS)
  await expect(last(søren)).toHaveText(WORDS)
  await expect(box(tab)).toHaveCount(0)
  await expect(field(vibeke, 'Baggrund', '1.3')).toBeFocused()
  await vibeke.keyboard.press('Control+z')
  await expect(last(søren)).toHaveText('Andet afsnit.')
  await expect(last(vibeke)).toHaveText('Andet afsnit.')
  await expect(box(vibeke)).toHaveCount(1)
  await expect(vibeke.locator('.toast')).toContainText('Ordene er taget ud igen.')
  await expect(box(tab)).toHaveCount(1)
  await vibeke.keyboard.press('Control+y')
  await expect(last(søren)).toHaveText(WORDS)
  await expect(box(vibeke)).toHaveCount(0)
  await expect(box(tab)).toHaveCount(0)
  await vibeke.reload()
  await expect(saveState(vibeke)).toHaveText(/Gemt/)
  await expect(box(vibeke)).toHaveCount(0)
})

test('[W9] «Kopiér» copies them, «Fjern» takes the box away for good; by keyboard, and the focus stays in the page', async () => {
  const { vibeke } = await swallowed('1.4')
  const box = boxIn(vibeke, '1.4')
  await vibeke.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await box.getByRole('button', { name: 'Kopiér' }).focus()
  await vibeke.keyboard.press('Enter')
  await expect.poll(() => vibeke.evaluate(() => navigator.clipboard.readText())).toBe(WORDS)
  const told = vibeke.waitForResponse((response) => response.url().includes('/handed-back/'))
  await vibeke.keyboard.press('Tab')
  await vibeke.keyboard.press('Enter')
  await expect(box).toHaveCount(0)
  await expect(field(vibeke, 'Baggrund', '1.4')).toBeFocused()
  expectValue((await told).status()).toBe(204)
  await vibeke.reload()
  await expect(saveState(vibeke)).toHaveText(/Gemt/)
  await expect(box).toHaveCount(0)
})

test('[W10] when the item is deleted the words stand at the top of the document, and come back with it', async () => {
  const { vibeke, søren } = await swallowed('1.5')
  const here = boxIn(vibeke, '1.5')
  await expect(here).toHaveCount(1)
  await deleteAnyway(søren, '1.5')
  const above = vibeke.locator('.above-document .handed-back')
  await expect(above).toContainText(WORDS)
  await expect(above).toContainText('Stod i: Baggrund')
  await expect(above.getByRole('button', { name: 'Sæt ind' })).toHaveCount(0)
  await expectNoFaultToAxe(vibeke)
  await søren.getByRole('button', { name: 'Fortryd', exact: true }).click()
  await expect(here).toHaveCount(1)
  await expect(above).toHaveCount(0)
})

test('[W20][W23] a one-line value that loses to a colleague’s waits below it; «Sæt ind» puts it behind theirs, and undo takes it back', async () => {
  const vibeke = await visit('Vibeke Normann')
  const søren = await visit('Søren Madsen')
  const value = (page: Page) => page.getByRole('textbox', { name: 'Sagsnr., punkt 1.6' })
  await value(vibeke).click()
  await vibeke.context().setOffline(true)
  await expect(saveState(vibeke)).toHaveText(/Ikke forbundet/)
  await vibeke.keyboard.type('Mette Holm indleder')
  await vibeke.keyboard.press('Tab')
  await value(søren).click()
  await søren.keyboard.type('Jens Bak')
  await søren.keyboard.press('Tab')
  await expect(saveState(søren)).toHaveText(/Gemt/)
  await vibeke.context().setOffline(false)
  await expect(saveState(vibeke)).toHaveText(/Gemt/)
  // Which of the two stands is chance.
  const box = (page: Page) => page.getByRole('group', { name: 'Dine ord fra Sagsnr., punkt 1.6' })
  await expect.poll(async () => (await box(vibeke).count()) + (await box(søren).count())).toBe(1)
  const isVibekes = (await box(vibeke).count()) === 1
  const [author, other] = isVibekes ? [vibeke, søren] : [søren, vibeke]
  const [own, theirs] = isVibekes ? ['Mette Holm indleder', 'Jens Bak'] : ['Jens Bak', 'Mette Holm indleder']
  await expect(box(author).locator('q')).toHaveText(own)
  await expect(box(author)).toContainText('skrev samme sted uden at have set dine ord:')
  await expectNoFaultToAxe(author)
  await box(author).getByRole('button', { name: 'Sæt ind' }).focus()
  await author.keyboard.press('Enter')
  await expect(value(other)).toHaveValue(`${theirs} ${own}`)
  await expect(value(author)).toBeFocused()
  await expect(box(author)).toHaveCount(0)
  await author.keyboard.press('Control+z')
  await expect(value(other)).toHaveValue(theirs)
  await expect(value(author)).toHaveValue(theirs)
  await expect(box(author).locator('q')).toHaveText(own)
  await expect(saveState(author)).toHaveText(/Gemt/)
  await author.reload()
  await expect(box(author).locator('q')).toHaveText(own)
})
