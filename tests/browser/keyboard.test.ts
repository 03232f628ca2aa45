/** With a keyboard alone, in a real browser: to every part of the page, through every action, and the focus is never lost. */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect as expectValue, test } from 'vitest'
import { da } from '../../shared/language/da.ts'
import { paragraphs } from '../../shared/richtext/richText.ts'
import { agenda, item } from '../support/agenda.ts'
import { goTo } from '../support/byKeys.ts'
import { expect } from '../support/expect.ts'
import { enter, field, headOf, saveState, titleField } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { visitsTo } from '../support/visits.ts'

let meeting: Meeting

beforeAll(async () => {
  meeting = await openMeeting(({ 'Vibeke Normann': vibeke }) =>
    agenda()
      .motto('«Fælles»')
      .section(
        'Drøftelsessager',
        item('Ensretning')
          .by(vibeke.id)
          .field('background', paragraphs('Kommunerne går sammen.', 'Og taler.')),
        item('Anden sag'),
        item('Tredje sag'),
      )
      .section('Orientering', item('Nyt'), item('Andet'))
      .doc(),
  )
})
afterAll(() => meeting.close())

const visit = visitsTo(() => meeting)
const row = (page: Page, number: string) =>
  page.locator('.outline.wide .outline-row', { has: page.getByText(number, { exact: true }) })
const menuOf = (page: Page, number: string) => headOf(page, number).locator('.item-menu-button')
const notice = (page: Page) => page.getByRole('region', { name: da.notice })

describe('from part to part', () => {
  test('[V1] F6 goes from a list to the top, the outline at one’s item, and back to the very caret; Shift+F6 the other way', async () => {
    const page = await visit()
    const text = field(page, 'Baggrund', '1.2')
    await enter(text)
    await page.keyboard.type('- Et punkt ')
    await page.keyboard.press('F6')
    await expect(page.locator('header.top a, header.top button').and(page.locator(':focus'))).toHaveCount(1)
    await page.keyboard.press('F6')
    await expect(row(page, '1.2')).toBeFocused()
    await page.keyboard.press('F6')
    await expect(text).toBeFocused()
    await page.keyboard.type('til')
    await expect(text.locator('li')).toHaveText('Et punkt til')
    await page.keyboard.press('Shift+F6')
    await expect(row(page, '1.2')).toBeFocused()
    await page.keyboard.press('Shift+F6')
    await page.keyboard.press('Shift+F6')
    await expect(text).toBeFocused()
    await page.keyboard.press('F1')
    await expect(page.getByRole('dialog').getByText('Shift+F6'.replace('Shift', 'Skift'))).toBeVisible()
  })

  test('[V1] the search and a notice are parts while they are there, and a dialog keeps the focus', async () => {
    const page = await visit()
    await enter(field(page, 'Indstilling', '1.1'))
    await page.keyboard.press('Control+Shift+F')
    await page.keyboard.type('Kommunerne')
    await page.keyboard.press('F6')
    await expect(page.locator('.outline.wide .outline-row:focus')).toHaveCount(1)
    await page.keyboard.press('F6')
    await expect(field(page, 'Indstilling', '1.1')).toBeFocused()
    await page.keyboard.press('Shift+F6')
    await page.keyboard.press('Shift+F6')
    await expect(page.getByRole('searchbox')).toBeFocused()
    await page.keyboard.press('Escape')
    await goTo(page, menuOf(page, '1.2'))
    await page.keyboard.press('Alt+ArrowDown')
    await page.keyboard.press('F6')
    await expect(notice(page).getByRole('button', { name: da.undoThis })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(notice(page)).toContainText('Flyttet: er nu punkt 1.2')
    await page.keyboard.press('F1')
    await page.keyboard.press('F6')
    await expect(page.getByRole('dialog').locator(':focus')).toHaveCount(1)
  })

  test('[V2] the first stops of a page lead past its top, and leave the address as it is', async () => {
    const page = await visit('Vibeke Normann')
    // Not followed: who follows a link to a place is there.
    await page.evaluate(() => history.replaceState(history.state, '', '#item-id3'))
    const address = page.url()
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: da.skipToContent })).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: da.skipToOutline })).toBeInViewport()
    await page.keyboard.press('Enter')
    await expect(page.locator('.outline.wide .outline-row:focus')).toHaveCount(1)
    await goTo(page, page.getByRole('link', { name: da.skipToContent }), 'Shift+Tab')
    await page.keyboard.press('Enter')
    await expect(page.locator('main')).toBeFocused()
    expectValue(page.url()).toBe(address)
  })
})

test('[V22] in the outline the arrow keys, Home and End go from row to row, as Tab does', async () => {
  const page = await visit()
  await goTo(page, row(page, '1.2'))
  for (const [key, number] of [
    ['ArrowDown', '1.3'],
    ['ArrowDown', '2.'],
    ['ArrowUp', '1.3'],
    ['Home', '1.'],
    ['ArrowUp', '1.'],
    ['End', '2.2'],
    ['ArrowDown', '2.2'],
    ['Shift+Tab', '2.1'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(row(page, number)).toBeFocused()
  }
})

test('[V38] an item that one goes to right after moving it stands below the page’s head', async () => {
  // The address names it already: nothing but the link itself leads there.
  const page = await visit('Vibeke Normann', { at: '#item-id7' })
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }))
  // In one go: both come before the page is drawn.
  await page.locator('.outline.wide .outline-row[data-item="id7"]').evaluate((link: HTMLElement) => {
    const keys = { key: 'ArrowUp', altKey: true, bubbles: true, cancelable: true }
    link.dispatchEvent(new KeyboardEvent('keydown', keys))
    link.click()
  })
  await expect(page.locator('#item-id7 .item-heading')).toBeFocused()
  const below = () =>
    page.locator('#item-id7').evaluate((item) => {
      const head = document.querySelector('header.top')!.getBoundingClientRect()
      return Math.round(item.getBoundingClientRect().top - head.bottom)
    })
  await expect.poll(below).toBe(16)
  await page.keyboard.press('Alt+ArrowDown')
  await expect(page.locator('.outline.wide .outline-row').last()).toContainText('Andet')
  await expect(saveState(page)).toHaveText(/Gemt/)
})

describe('what one does to the agenda', () => {
  test('[V3][E81] making, moving, copying, deleting and restoring leave the focus where one goes on', async () => {
    const page = await visit()
    await goTo(page, row(page, '1.2'))
    await page.keyboard.press('Alt+ArrowDown')
    await expect(row(page, '1.3')).toBeFocused()
    await page.keyboard.press('Alt+ArrowUp')
    await expect(row(page, '1.2')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.locator('#item-id3, #item-id3 *').and(page.locator(':focus'))).toHaveCount(1)
    await goTo(page, menuOf(page, '1.2'))
    await choose(page, da.newItemAfter)
    await expect(titleField(page, '1.3')).toBeFocused()
    await page.keyboard.type('Frisk')
    await page.keyboard.press('Enter')
    await expect(page.locator('.outline.wide .outline-row').nth(3)).toContainText('Frisk')

    await goTo(page, menuOf(page, '1.3'), 'Shift+Tab')
    await choose(page, da.moveTo)
    await expect(page.getByRole('combobox', { name: da.moveSearch })).toBeFocused()
    await page.keyboard.type('efter nyt')
    await page.keyboard.press('Enter')
    await expect(titleField(page, '2.2')).toHaveText('Frisk')
    await expect(menuOf(page, '2.2')).toBeFocused()

    await choose(page, da.duplicate)
    await expect(titleField(page, '2.3')).toBeFocused()
    await goTo(page, menuOf(page, '2.3'))
    await choose(page, da.deleteItem)
    await expect(notice(page).getByRole('button', { name: da.undoThis })).toBeFocused()
    await page.keyboard.press('Enter')
    const restored = page.locator('.item-heading', { has: titleField(page, '2.3') })
    await expect(restored).toBeFocused()
    await expect(restored).toBeInViewport()
    await goTo(page, menuOf(page, '2.3'))
    await choose(page, da.deleteItem)
    await expect(notice(page).getByRole('button', { name: da.undoThis })).toBeFocused()
    await page.keyboard.press('Escape')
    // Near where it stood, so that one goes on from there.
    await expect(page.locator('.item', { has: titleField(page, '2.3') }).locator(':focus')).toHaveCount(1)

    await goTo(page, page.getByText('Slettede punkter (1)'))
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(restored).toBeFocused()
    await expect(page.getByText('Slettede punkter (1)')).toHaveCount(0)
  })

  test('[V3] facts, responsibles and times are chosen, and the focus is at what was chosen', async () => {
    const page = await visit()
    const responsibles = page.locator('#item-id4 .responsibles .fact-button')
    // From its title on: the way through all that stands before it is no part of this.
    await titleField(page, '1.3').focus()
    await goTo(page, page.getByRole('textbox', { name: 'Sagsnr., punkt 1.3' }))
    await page.keyboard.type('SAG-2024-1')
    await page.keyboard.press('Enter')
    await expect(responsibles).toBeFocused()
    await page.keyboard.press('Enter')
    await page.keyboard.type('Søren')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await expect(responsibles).toBeFocused()
    await expect(responsibles).toContainText('Søren Madsen')
    const time = page.locator('.time-fact .fact-button').first()
    await goTo(page, time, 'Shift+Tab')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('spinbutton').first()).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(time).toBeFocused()
  })

  test('[V3] links, tables and earlier text by keys, and back into the text', async () => {
    const page = await visit()
    const text = field(page, 'Baggrund', '2.1')
    await goTo(page, row(page, '2.1'))
    await page.keyboard.press('Enter')
    await goTo(page, text)
    await page.keyboard.type('Se ')
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('textbox', { name: da.linkAddress })).toBeFocused()
    await page.keyboard.type('www.kl.dk')
    await page.keyboard.press('Enter')
    await expect(text).toBeFocused()
    await expect(text.locator('a')).toHaveCount(1)
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Alt+F10')
    await goTo(page, page.getByRole('button', { name: da.actionTable }), 'ArrowRight')
    await page.keyboard.press('Enter')
    await expect(text.locator('th')).toHaveCount(3)
    await expect(text).toBeFocused()
    await page.keyboard.press('Alt+F10')
    await goTo(page, page.getByRole('button', { name: da.tableMenu }), 'ArrowRight')
    await choose(page, da.tableColumnRight)
    await expect(text.locator('th')).toHaveCount(4)
    await expect(text).toBeFocused()
    await page.keyboard.press('Escape')
    await goTo(page, menuOf(page, '2.1'), 'Shift+Tab')
    await choose(page, da.earlierTextMenu)
    await expect(page.getByRole('dialog')).toBeVisible()
    await expect(page.getByRole('dialog').locator(':focus')).toHaveCount(1)
    await page.keyboard.press('Escape')
    await expect(menuOf(page, '2.1')).toBeFocused()
  })
})

describe('around the document', () => {
  test('[V3] the search, the faces, the views, the language and the way to the list, and no step loses the focus', async () => {
    const page = await visit()
    const soren = await visit('Søren Madsen')
    await enter(field(soren, 'Indstilling', '1.2'))
    await goTo(page, page.getByRole('button', { name: da.search, exact: true }))
    await page.keyboard.press('Enter')
    await page.keyboard.type('Kommunerne')
    await expect(page.getByText('1 sted', { exact: true })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(field(page, 'Baggrund', '1.1')).toBeFocused()

    const faces = page.getByRole('button', { name: /^Her er også/ })
    await page.keyboard.press('F6')
    await goTo(page, faces)
    await page.keyboard.press('Enter')
    await goTo(page, page.getByRole('button', { name: /Søren Madsen Skriver i/ }))
    await page.keyboard.press('Enter')
    await expect(field(page, 'Indstilling', '1.2')).toBeFocused()

    await page.keyboard.press('F6')
    await goTo(page, page.getByRole('button', { name: 'English' }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'English' })).toBeFocused()
    await goTo(page, page.getByRole('button', { name: 'Dansk' }), 'Shift+Tab')
    await page.keyboard.press('Space')
    const read = page.getByRole('link', { name: da.read, exact: true })
    await goTo(page, read)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/laes/)
    await expect(read).toBeFocused()
    await page.keyboard.press('F6')
    await expect(page.locator('.outline.wide .outline-row:focus')).toHaveCount(1)
    await goTo(page, page.getByRole('link', { name: da.agendas, exact: true }), 'Shift+Tab')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: /^God/ })).toBeVisible()
    await goTo(page, page.getByRole('link', { name: 'It-Arkitekturrådet' }))
    await goTo(page, page.getByRole('button', { name: da.signOut }), 'Shift+Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/sign-in/)
    await goTo(page, page.getByRole('textbox', { name: da.signInEmail }))
    await page.keyboard.type('vibeke@kommune.dk')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: da.signInSent })).toBeVisible()
  })
})

/** Opens the menu that has the focus, and chooses in it by its first letters and the arrow keys. */
async function choose(page: Page, entry: string): Promise<void> {
  await page.keyboard.press('Enter')
  const item = page.getByRole('menuitem', { name: entry, exact: true })
  await goTo(page, item, 'ArrowDown')
  await page.keyboard.press('Enter')
}
