/** References to items and mentions of people, in real browsers: chosen while one writes, following what they name. */
import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { da } from '../../shared/language/da.ts'
import { agenda, item } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { PHONE } from '../support/browser.ts'
import { paste } from '../support/clipboard.ts'
import { expect } from '../support/expect.ts'
import { enter, field } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { visitsTo } from '../support/visits.ts'

let meeting: Meeting

beforeAll(async () => {
  meeting = await openMeeting(() =>
    agenda()
      .section('Orientering', item('Referat'), item('Post'), item('Telefon'), item('Klip'))
      .section('Drøftelse', item('Strategi for AI').caseNumber('SAG-2024-00001'), item('Budget'))
      .doc(),
  )
})
afterAll(() => meeting.close())

const visit = visitsTo(() => meeting)

const items = (page: Page) => page.getByRole('listbox', { name: da.chooseItem })
const people = (page: Page) => page.getByRole('listbox', { name: da.choosePerson })

async function write(page: Page, number: string): Promise<Locator> {
  const text = field(page, 'Baggrund', number)
  await enter(text)
  return text
}

test('[F20][F21][F2] an item is chosen while one writes; it leads there, follows its number everywhere, and says when it is gone', async () => {
  const page = await visit()
  const other = await visit('Søren Madsen')
  const text = await write(page, '1.1')
  await page.keyboard.type('Jf. #strategi')
  await expect(items(page).getByRole('option')).toHaveText([/2\.1 Strategi for AI/])
  await expect(text).toHaveAttribute('aria-activedescendant', /.+/)
  expectValue((await axeOn(page).analyze()).violations).toEqual([])
  await page.keyboard.press('Enter')
  await expect(items(page)).toHaveCount(0)
  await page.keyboard.type('. Se også #2.2')
  await page.keyboard.press('Enter')
  await page.keyboard.type('og mere')
  await expect(text).toHaveText('Jf. sag 2.1. Se også punkt 2.2 og mere')
  const theirs = field(other, 'Baggrund', '1.1')
  await expect(theirs).toHaveText('Jf. sag 2.1. Se også punkt 2.2 og mere')
  const link = theirs.getByRole('link', { name: 'sag 2.1' })
  await link.hover()
  await expect(link).toHaveAttribute('title', 'Strategi for AI')
  await link.click()
  await expect(other).toHaveURL(/#item-/)
  // The numbers change places.
  await inMenu(other, 'Strategi for AI', da.moveDown)
  for (const shown of [text, theirs]) await expect(shown).toHaveText('Jf. sag 2.2. Se også punkt 2.1 og mere')
  await inMenu(other, 'Budget', da.deleteItem)
  await expect(other.locator('.toast')).toContainText('1 tekst henviser hertil.')
  for (const shown of [text, theirs])
    await expect(shown).toHaveText('Jf. sag 2.1. Se også (slettet sag) og mere')
  await theirs.getByText('(slettet sag)').hover()
  await expect(theirs.getByText('(slettet sag)')).toHaveAttribute('title', 'Slettet: Budget')
  await other.locator('.toast').getByRole('button', { name: da.undoThis }).click()
  for (const shown of [text, theirs]) await expect(shown).toHaveText('Jf. sag 2.2. Se også punkt 2.1 og mere')
  // What was chosen is one step of undo.
  await enter(text)
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' #1.2')
  await page.keyboard.press('Enter')
  await expect(text).toHaveText(/mere punkt 1\.2\s*$/)
  await page.keyboard.press('Control+z')
  await expect(text).toHaveText('Jf. sag 2.2. Se også punkt 2.1 og mere #1.2')
  const reader = await visit('Karen Holm', { at: '/laes' })
  await reader.getByRole('link', { name: 'punkt 2.1' }).click()
  await expect(reader).toHaveURL(/\/laes#item-/)
})

test('[F22][F23] a person is chosen with @; an address, and what one dismisses, is letters', async () => {
  const page = await visit()
  const text = await write(page, '1.2')
  await page.keyboard.type('Spørg navn@kommune.dk')
  await expect(people(page)).toHaveCount(0)
  await page.keyboard.type(' eller @')
  await expect(people(page).getByRole('option')).toHaveText([
    'Ida Lund',
    'Jakob Eiby',
    'Karen Holm',
    'Søren Madsen',
    'Vibeke Normann',
  ])
  await page.keyboard.type('søren mad')
  await expect(people(page).getByRole('option', { selected: true })).toHaveText('Søren Madsen')
  await page.keyboard.press('Tab')
  await page.keyboard.type('. Skriv #')
  await expect(items(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(items(page)).toHaveCount(0)
  await page.keyboard.type('1 og @')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  await expect(text.locator('p')).toHaveText(['Spørg navn@kommune.dk eller @Søren Madsen. Skriv #1 og @', ''])
  // Asked for by a button, the sign goes when nothing is chosen.
  await page.keyboard.type('Se')
  await page.getByRole('button', { name: da.actionReference }).click()
  await expect(items(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(text.locator('p').last()).toHaveText(/^Se\s?$/)
  await expect(text).toBeFocused()
  await page.keyboard.type('/omtale')
  await page.keyboard.press('Enter')
  await people(page).getByRole('option', { name: 'Ida Lund' }).click()
  await expect(text.locator('p').last()).toHaveText(/^Se\s+@Ida Lund\s*$/)
})

test('[F24] on a phone the list is large enough to press, and stands inside the screen', async () => {
  const page = await visit('Ida Lund', { viewport: PHONE, touch: true })
  const text = await write(page, '1.3')
  await page.keyboard.type('Jf. #')
  const option = items(page).getByRole('option', { name: /Strategi for AI/ })
  const { x, width, height } = (await option.boundingBox())!
  expectValue(height).toBeGreaterThanOrEqual(44)
  expectValue(x + width).toBeLessThanOrEqual(PHONE.width)
  expectValue((await axeOn(page).analyze()).violations).toEqual([])
  await option.tap()
  await expect(text).toHaveText(/^Jf\. sag 2\.[12]\s*$/)
})

test('[F25] copied, references stay what they are here, and are their words in an input and another agenda', async () => {
  const page = await visit()
  const text = await write(page, '1.4')
  await page.keyboard.type('Jf. #strategi')
  await page.keyboard.press('Enter')
  await page.keyboard.type('og @ida')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+a')
  const copied = await copy(page)
  expectValue(copied.text).toMatch(/^Jf\. sag 2\.[12] og @Ida Lund\s*$/)
  await page.keyboard.press('ArrowRight')
  await paste(page, copied)
  await expect(text.locator('.item-ref')).toHaveCount(2)
  await expect(text.locator('.mention')).toHaveCount(2)
  // As another agenda's: the ids are not here.
  await paste(page, { html: copied.html.replace(/data-item-ref="[^"]+"/, 'data-item-ref="elsewhere"') })
  await expect(text.locator('.item-ref')).toHaveCount(2)
  await expect(text).toContainText(
    /sag 2\.[12] og @Ida Lund.*sag 2\.[12] og @Ida Lund.*sag 2\.[12] og @Ida Lund/,
  )
  // As a browser copies static text.
  const link = copied.html.replace(/ data-pm-slice="[^"]*"/, '')
  await paste(page, { html: link })
  await expect(text.locator('.item-ref')).toHaveCount(3)
  await expect(text.locator('a:not(.item-ref)')).toHaveCount(0)
})

/** What a copy puts on the clipboard. */
const copy = (page: Page): Promise<{ html: string; text: string }> =>
  page.evaluate(() => {
    const data = new DataTransfer()
    document.activeElement!.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
    )
    return { html: data.getData('text/html'), text: data.getData('text/plain') }
  })

/** Chooses in the menu of the item of that title. */
async function inMenu(page: Page, title: string, entry: string): Promise<void> {
  await page.locator('.item-head', { hasText: title }).locator('.item-menu-button').click()
  await page.getByRole('menuitem', { name: entry, exact: true }).click()
}
