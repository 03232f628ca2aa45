/** Undo and redo, as people meet them: where the caret goes, what is said, and what stays a colleague's. */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, test } from 'vitest'
import { agenda, item } from '../support/agenda.ts'
import { PHONE } from '../support/browser.ts'
import { expect } from '../support/expect.ts'
import {
  chooseInMenu,
  clickBefore,
  deleteAnyway,
  enter,
  field,
  selectionIsTold,
  titleField,
} from '../support/inPage.ts'
import { type Meeting, type Name, openMeeting } from '../support/meeting.ts'
import { visitsTo } from '../support/visits.ts'

let meeting: Meeting
const LONG = Array.from({ length: 30 }, () => 'Et langt afsnit. '.repeat(12)).join(' ')

beforeAll(async () => {
  meeting = await openMeeting(() =>
    agenda()
      .section(
        'Sager',
        item('Felter').field('background', 'Først.').field('recommendation', 'Så.'),
        item('Ord').field('background', 'Rådet tager sagen til efterretning.'),
        item('Langt').field('presentation', LONG),
        item('Sidst').field('background', 'Langt nede.'),
        item('Flyttes'),
        item('Slettes').field('background', 'Om lidt.'),
        item('Værdier').field('background', 'Tekst.'),
        item('Lister').field('background', 'En liste'),
      )
      .doc(),
  )
})
afterAll(() => meeting.close())
const open = visitsTo(() => meeting)

/** No time passes: what a slow machine types with pauses is one step all the same. */
async function visit(name: Name = 'Vibeke Normann', at = ''): Promise<Page> {
  const page = await open(name, { at })
  // Undo comes with the editors.
  if (at === '') await enter(field(page, 'Baggrund', '1.1'))
  await page.clock.setFixedTime(new Date())
  return page
}

async function typeAtEnd(page: Page, heading: string, number: string, words: string): Promise<void> {
  await enter(field(page, heading, number))
  await page.keyboard.press('Control+End')
  // At once: letters that come far apart, as on a busy machine, are several steps.
  await page.keyboard.insertText(words)
}

const notice = (page: Page) => page.locator('.toast')

test('[E40][W31] the caret goes to where each step happened, from another field, and stands behind what came back', async () => {
  const page = await visit()
  const background = field(page, 'Baggrund', '1.1')
  const recommendation = field(page, 'Indstilling', '1.1')
  await typeAtEnd(page, 'Baggrund', '1.1', ' AAA')
  await typeAtEnd(page, 'Indstilling', '1.1', ' BBB')
  await titleField(page, '1.2').click()

  await page.keyboard.press('Control+z')
  await expect(recommendation).toHaveText('Så.')
  await expect(recommendation).toBeFocused()
  await expect(notice(page).getByRole('status')).toHaveText('Fortrudt: Indstilling, punkt 1.1')
  await page.keyboard.press('Control+z')
  await expect(background).toHaveText('Først.')
  await expect(background).toBeFocused()
  await page.keyboard.press('Control+Shift+z')
  await expect(background).toBeFocused()
  await page.keyboard.press('Control+y')
  await expect(recommendation).toBeFocused()
  await page.keyboard.type('!')
  await expect(recommendation).toHaveText('Så. BBB!')
  await page.keyboard.press('Control+z')
  await expect(notice(page)).toHaveText('')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await page.keyboard.type('?')
  await expect(background).toHaveText('Først.?')
})

test('[E40] what was typed over is selected again, though a colleague has written before it', async () => {
  const vibeke = await visit()
  const soren = await visit('Søren Madsen')
  const text = field(vibeke, 'Baggrund', '1.2')
  await clickBefore(vibeke, text, 'til')
  for (const _ of 'til ') await vibeke.keyboard.press('Shift+ArrowRight')
  await selectionIsTold(vibeke)
  const selected = () => vibeke.evaluate(() => getSelection()?.toString())
  await vibeke.keyboard.type('¤')
  await clickBefore(soren, field(soren, 'Baggrund', '1.2'), 'Rådet')
  await soren.keyboard.type('Hele ')
  await expect(text).toContainText('Hele Rådet')
  await vibeke.keyboard.press('Control+z')
  await expect(text).toHaveText('Hele Rådet tager sagen til efterretning.')
  await expect.poll(selected).toBe('til ')
})

test('[E40] a text far away, whose editor has gone, is brought into sight with the caret in it', async () => {
  const page = await visit()
  await typeAtEnd(page, 'Baggrund', '1.4', ' Og mere.')
  for (const number of ['1.1', '1.2', '1.3'])
    for (const heading of ['Indstilling', 'Sagsfremstilling', 'Baggrund'])
      await field(page, heading, number).click()
  const text = field(page, 'Baggrund', '1.4')
  await expect(text).not.toHaveAttribute('contenteditable', 'true')
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }))
  await page.keyboard.press('Control+z')
  await expect(text).toHaveText('Langt nede.')
  await expect(text).toBeFocused()
  await expect(text).toBeInViewport()
  await page.keyboard.type('¤')
  await expect(text).toHaveText('Langt nede.¤')
})

test('[E41] a move and a deletion are shown where they were, and said', async () => {
  const page = await visit()
  await chooseInMenu(page, '1.5', 'Flyt op')
  await expect(titleField(page, '1.4')).toHaveText('Flyttes')
  await field(page, 'Baggrund', '1.1').click()
  await page.keyboard.press('Control+z')
  await expect(notice(page).getByRole('status')).toHaveText('Fortrudt: flytning af punkt 1.5')
  await expect(page.getByRole('heading', { name: '1.5 Flyttes' })).toBeFocused()
  await expect(page.getByRole('heading', { name: '1.5 Flyttes' })).toBeInViewport()
  await page.keyboard.press('Control+y')
  await expect(notice(page).getByRole('status')).toHaveText('Gentaget: flytning af punkt 1.4')
  await page.keyboard.press('Control+z')
  await expect(titleField(page, '1.5')).toHaveText('Flyttes')

  await chooseInMenu(page, '1.5', 'Slet')
  await expect(titleField(page, '1.5')).toHaveText('Slettes')
  await page.keyboard.press('Control+z')
  await expect(notice(page).getByRole('status')).toHaveText('Fortrudt: sletning af punkt 1.5')
  await expect(page.getByRole('heading', { name: '1.5 Flyttes' })).toBeFocused()
  await page.keyboard.press('Control+Shift+z')
  await expect(notice(page).getByRole('status')).toHaveText('Gentaget: sletning af punkt 1.5')
  await expect(page.getByRole('heading', { name: '1.5 Slettes' })).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(titleField(page, '1.5')).toHaveText('Flyttes')
})

test('[E41] in the outline the focus stays on the item', async () => {
  const page = await visit()
  const row = page.getByRole('navigation').getByRole('link', { name: 'Lister' })
  await row.focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(titleField(page, '1.7')).toHaveText('Lister')
  await page.getByRole('navigation').getByRole('link', { name: 'Felter' }).focus()
  await page.keyboard.press('Control+z')
  await expect(titleField(page, '1.8')).toHaveText('Lister')
  await expect(row).toBeFocused()
})

test('[E41] what is taken back in an item that a colleague has deleted meanwhile is said', async () => {
  const vibeke = await visit()
  const soren = await visit('Søren Madsen')
  await typeAtEnd(vibeke, 'Baggrund', '1.6', ' Vibekes ord.')
  await expect(field(soren, 'Baggrund', '1.6')).toContainText('Vibekes ord.')
  await deleteAnyway(soren, '1.6')
  await expect(titleField(vibeke, '1.6')).toHaveText('Værdier')
  await vibeke.keyboard.press('Control+z')
  await expect(notice(vibeke).getByRole('status')).toContainText('Punktet er slettet')
  await soren.getByRole('button', { name: 'Fortryd' }).click()
  await expect(field(vibeke, 'Baggrund', '1.6')).toHaveText('Om lidt.')
})

test('[E43] in a small input too, undo takes back one’s own latest step, and then the one before it, wherever that was', async () => {
  const page = await visit()
  await typeAtEnd(page, 'Baggrund', '1.7', ' Mere.')
  const caseNumber = page.getByLabel('Sagsnr., punkt 1.7')
  await caseNumber.click()
  await page.keyboard.insertText('SAG-1')
  const presenter = field(page, 'Oplæg', '1.7')
  await enter(presenter)
  await page.keyboard.insertText('Anna')
  await page.keyboard.press('Control+z')
  await expect(presenter).toHaveText('')
  await page.keyboard.press('Control+z')
  await expect(caseNumber).toHaveValue('')
  await expect(caseNumber).toBeFocused()
  await expect(notice(page).getByRole('status')).toHaveText('Fortrudt: Sagsnr., punkt 1.7')
  await page.keyboard.press('Control+z')
  await expect(field(page, 'Baggrund', '1.7')).toHaveText('Tekst.')
  await expect(field(page, 'Baggrund', '1.7')).toBeFocused()
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+y')
  await expect(presenter).toHaveText('Anna')
  await expect(presenter).toBeFocused()
  await page.keyboard.type(' Bak')
  await expect(presenter).toHaveText('Anna Bak')
})

test('[E40] on a phone the caret comes to stand below the top of the page', async () => {
  const page = await open('Karen Holm', { viewport: PHONE, touch: true })
  const text = field(page, 'Sagsfremstilling', '1.3')
  await text.evaluate((element) => element.scrollIntoView({ behavior: 'instant' }))
  await clickBefore(page, text, 'Et langt')
  await page.keyboard.type('Karen: ')
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }))
  await page.keyboard.press('Control+z')
  await expect(text).not.toContainText('Karen')
  const caretTop = () => page.evaluate(() => getSelection()?.getRangeAt(0).getClientRects()[0]?.top ?? -1)
  const headerBottom = await page
    .locator('header')
    .evaluate((header) => header.getBoundingClientRect().bottom)
  await expect.poll(caretTop).toBeGreaterThan(headerBottom)
})

test('[E43] the input that one searches in has the browser’s own undo', async () => {
  const page = await visit()
  await typeAtEnd(page, 'Baggrund', '1.2', ' Bliver.')
  await page.getByRole('button', { name: 'Søg' }).click()
  await page.keyboard.type('sagen')
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('searchbox')).not.toHaveValue('sagen')
  await expect(field(page, 'Baggrund', '1.2')).toContainText('Bliver.')
})

test('[E42] a list of one’s own stays while a colleague’s words are in it', async () => {
  const vibeke = await visit()
  const soren = await visit('Søren Madsen')
  const text = field(vibeke, 'Indstilling', '1.8')
  await enter(text)
  await vibeke.keyboard.type('- Vibekes punkt')
  await vibeke.keyboard.press('Enter')
  await enter(field(soren, 'Indstilling', '1.8'))
  await soren.keyboard.press('Control+End')
  await soren.keyboard.type('Sørens punkt')
  await expect(text).toContainText('Sørens punkt')
  for (let step = 0; step < 6; step += 1) await vibeke.keyboard.press('Control+z')
  await expect(text).toHaveText('Sørens punkt')
  await expect(field(soren, 'Indstilling', '1.8')).toHaveText('Sørens punkt')
})

test('[E25][C5] where one only reads, nothing is taken back', async () => {
  const page = await visit()
  await typeAtEnd(page, 'Indstilling', '1.2', 'Står.')
  await page.getByRole('link', { name: 'Læs' }).click()
  await page.keyboard.press('Control+z')
  await page.getByRole('link', { name: 'Skriv' }).click()
  await expect(field(page, 'Indstilling', '1.2')).toHaveText('Står.')
  await page.keyboard.press('Control+z')
  await expect(field(page, 'Indstilling', '1.2')).toHaveText('')
})

test('[E42] what is taken back line by line, until nothing is left, comes back as it was', async () => {
  const page = await visit()
  const soren = await visit('Søren Madsen')
  const text = field(page, 'Indstilling', '1.4')
  const theirs = field(soren, 'Indstilling', '1.4')
  await enter(theirs)
  await enter(text)
  await page.keyboard.type('Et afsnit')
  await page.keyboard.press('Enter')
  await page.keyboard.type('To afsnit')
  await expect(theirs.locator('p')).toHaveText(['Et afsnit', 'To afsnit'])
  await page.keyboard.press('Control+z')
  await expect(text.locator('p')).toHaveText(['Et afsnit'])
  await page.keyboard.press('Control+z')
  await expect(text).toHaveText('')
  // A caret that moves in a text without a line must not make one, neither here nor at a colleague's.
  await soren.keyboard.press('ArrowRight')
  await page.keyboard.press('Control+y')
  await page.keyboard.press('Control+y')
  await expect(text.locator('p')).toHaveText(['Et afsnit', 'To afsnit'])
  await expect(theirs.locator('p')).toHaveText(['Et afsnit', 'To afsnit'])
})
